/* Text to numbers: whole lines of plain decimal numbers, and nothing else.
 *
 * A table that is written plainly needs no general reader. Whatever is not plain (a word, an empty
 * cell, too many digits, a row that is too short) is left to one: then the answer is ODD and
 * nothing that was written counts.
 */
#include <stdint.h>

enum { ODD = -1, NO_ROOM = -2, MOST_DIGITS = 19, MOST_SCALE = 22 };

/* These powers of ten are exact, so up to 2^53 one division rounds once, as it should. */
static const double TEN[MOST_SCALE + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

static unsigned digit(char c) { return (unsigned)((unsigned char)c - '0'); }

/* The power of ten behind an "e"; past MOST_SCALE it says no more than that it is too large. */
static const char *exponent(const char *c, int *power)
{
    int minus = *c == '-', value = 0;
    const char *first = (*c == '-' || *c == '+') ? ++c : c;
    for (; digit(*c) < 10; c++)
        if (value <= 100) value = 10 * value + (int)digit(*c);
    *power = minus ? -value : value;
    return c == first ? 0 : c;
}

/* Read one number; 0 where there is none. What follows the text of all cells is a line end, which
 * is no part of any number, so nothing is read past it. */
static const char *number(const char *c, double *value)
{
    int minus = *c == '-', scale = 0;
    uint64_t digits = 0;
    const char *first, *point;
    if (*c == '-' || *c == '+') c++;
    for (first = c; digit(*c) < 10; c++) digits = 10 * digits + digit(*c);
    int count = (int)(c - first);
    if (*c == '.') {
        for (point = ++c; digit(*c) < 10; c++) digits = 10 * digits + digit(*c);
        scale = (int)(c - point);
        count += scale;
    }
    if (count == 0 || count > MOST_DIGITS) return 0;
    if (*c == 'e' || *c == 'E') {
        int power;
        c = exponent(c + 1, &power);
        scale -= power;
        if (!c || scale > MOST_SCALE || scale < -MOST_SCALE) return 0;
    }
    double size = (double)digits;
    if (scale > 0) size /= TEN[scale];
    else if (scale < 0) size *= TEN[-scale];
    *value = minus ? -size : size;
    return c;
}

/* Fill columns from whole lines.
 *
 * text, size : the lines; the last one ends with a line end too.
 * into : for each of `width` columns 0 (passed over), k + 1 (row k of `exact`) or -k - 1 (row k of
 *     `values`).
 * exact, values : rows of `stride` numbers, of which `room` may be written.
 * Gives the number of lines, or ODD, or NO_ROOM.
 */
int64_t surefoot_numbers(const char *text, int64_t size, char separator, int64_t width,
                         const int64_t *into, double *exact, float *values, int64_t stride,
                         int64_t room)
{
    const char *c = text, *end = text + size;
    int64_t row = 0;
    if (size < 1 || end[-1] != '\n') return ODD;
    for (; c < end; row++) {
        if (row == room) return NO_ROOM;
        for (int64_t column = 0; column < width; column++) {
            int64_t where = into[column];
            if (where) {
                double value;
                c = number(c, &value);
                if (!c) return ODD;
                if (where > 0) exact[(where - 1) * stride + row] = value;
                else values[(-where - 1) * stride + row] = (float)value;
            } else {
                while (*c != separator && *c != '\n') c++;
            }
            if (*c != (column + 1 < width ? separator : '\n')) return ODD;
            c++;
        }
    }
    return row;
}
