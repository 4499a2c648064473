/* The look at each swing: when the foot leaves and lands, how it is tilted, how high it goes.
 *
 * Each function does what numpy does in gait/kernels, swing by swing instead of array by array, so
 * that nothing is laid out side by side first. There the reasons stand, and the numbers: every
 * share and threshold comes in from there. tests/loops holds the two together.
 */
#include "flight.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static double clipped(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

/* ---- unrolled.py: the curves of one swing ---------------------------------------------------- */

/* The curves of one swing, samples 0 to `last` and once more the last one. */
typedef struct {
    int64_t last;
    double *time, *toes, *turning;
    float *up[3], *height, *ahead, *left, *ahead_speed, *rise_speed, *speed, *jolt;
} Swing;

enum { DOUBLE_CURVES = 3, SINGLE_CURVES = 10 };

/* What was found at `first`, laid out as the arrays in each_swing.py. */
typedef struct {
    double off, contact, sd;
} Events;

/* Lay out the curves of the swing that begins at the first of these samples. */
static void unroll(Swing *s, const double *time, const double *flight, const float *jolt,
                   double quiet_jolt, const double gravity[3], const double up[3],
                   const double ahead[3], const double left[3], double shift[3])
{
    double total = 0, left_over[3], lost = 0, way = 0;
    int64_t last = s->last;
    const double *end = flight + PARTS * last;
    for (int64_t i = 1; i <= last; i++) {
        double shaken = jolt[i] / quiet_jolt;
        total += (shaken * shaken + 1) * (time[i] - time[i - 1]);
    }
    total = total > 1e-12 ? total : 1e-12;
    for (int axis = 0; axis < 3; axis++)
        left_over[axis] = end[4 + axis] - flight[4 + axis] - gravity[axis] * (time[last] - time[0]);
    for (int64_t i = 0; i <= last; i++) {
        double since = time[i] - time[0], speed[3], place[3], seen[3];
        if (i) {
            double step = time[i] - time[i - 1], shaken = jolt[i] / quiet_jolt;
            lost += (shaken * shaken + 1) * step / total;
            way += lost * step;
        }
        const double *now = flight + PARTS * i;
        for (int axis = 0; axis < 3; axis++) {
            double began = flight[4 + axis], fallen = gravity[axis] * since;
            speed[axis] = now[4 + axis] - began - fallen - left_over[axis] * lost;
            place[axis] = now[7 + axis] - flight[7 + axis] - began * since - 0.5 * fallen * since
                          - left_over[axis] * way;
        }
        rotate(now[0], -now[1], -now[2], -now[3], up, seen);
#define ALONG(axis, v) (float)((axis)[0] * (v)[0] + (axis)[1] * (v)[1] + (axis)[2] * (v)[2])
        for (int axis = 0; axis < 3; axis++) s->up[axis][i] = (float)seen[axis];
        s->time[i] = since;
        s->height[i] = ALONG(up, place);
        s->ahead[i] = ALONG(ahead, place);
        s->left[i] = ALONG(left, place);
        s->ahead_speed[i] = ALONG(ahead, speed);
        s->rise_speed[i] = ALONG(up, speed);
        s->speed[i] = sqrtf(ALONG(speed, speed));
        s->jolt[i] = jolt[i];
        if (i == last) memcpy(shift, place, sizeof place);
    }
}

/* ---- contacts.py: when the foot leaves the ground and when it meets it again ----------------- */

/* The shares and thresholds of contacts.py, in the order of its `NUMBERS`. */
typedef struct {
    double hardly_tips, tips, off_share, late_share, heel, slap_share, after_highest, landed_share,
        sink_share, jolt_share, flat_jolt_share, agree, shortest_step, sure;
} Numbers;

/* Time at which values pass a level between the sample before and this one. Values before `from`
 * are not known. */
#define CROSSING(name, type)                                                                      \
    static double name(const Swing *s, const type *values, int64_t from, int64_t at, double level) \
    {                                                                                             \
        int64_t before = at > 0 ? at - 1 : 0;                                                     \
        double v1 = values[at], v0 = values[before], share = 1;                                   \
        if (before >= from && isfinite(v0) && isfinite(v1) && v1 != v0)                           \
            share = clipped((level - v0) / (v1 - v0), 0, 1);                                      \
        return s->time[before] + (s->time[at] - s->time[before]) * share;                         \
    }
CROSSING(crossing, float)
CROSSING(crossing_exact, double)

static double toe_off(const Swing *s, int64_t peak, double tipping_share, const Numbers *is)
{
    double level = is->off_share * s->ahead_speed[peak];
    int64_t at = 0, lowest = 0, fastest = 0, slower;
    for (int64_t i = 0; i <= peak; i++) {
        if (s->ahead_speed[i] < level) at = i;
        if (s->toes[i] < s->toes[lowest]) lowest = i;
    }
    double by_speed = crossing(s, s->ahead_speed, 0, at < peak ? at + 1 : peak, level);
    for (int64_t i = 0; i <= lowest; i++)
        if (s->turning[i] < s->turning[fastest]) fastest = i;
    double slowed = tipping_share * fmin(s->turning[fastest], 0);
    for (slower = fastest; slower <= s->last && s->turning[slower] < slowed;) slower++;
    double by_tipping = crossing_exact(s, s->turning, 0, slower, slowed);
    double tips = (-s->toes[lowest] - is->hardly_tips) / (is->tips - is->hardly_tips);
    return by_speed + clipped(tips, 0, 1) * (by_tipping - by_speed);
}

static Events events(const Swing *s, double lag_s, double tipping_share, const Numbers *is)
{
    Events found;
    int64_t last = s->last, peak = 0, late, highest, strong = -1, brushes = -1, slap, slow, landed;
    for (int64_t i = 1; i <= last; i++)
        if (s->ahead_speed[i] > s->ahead_speed[peak]) peak = i;
    for (late = peak; late < last && !(s->speed[late] < is->late_share * s->speed[peak]);) late++;
    found.off = toe_off(s, peak, tipping_share, is);

    highest = peak;
    for (int64_t i = peak; i <= last; i++)
        if (s->toes[i] > s->toes[highest]) highest = i;
    int heel = s->toes[highest] > is->heel;
    int64_t begin = heel && highest > late ? highest : late;
    float largest = s->jolt[begin];
    for (int64_t i = begin; i <= last; i++)
        if (s->jolt[i] > largest) largest = s->jolt[i];
    for (int64_t i = begin; i <= last && brushes < 0; i++) {
        if (strong < 0 && s->jolt[i] >= (float)is->jolt_share * largest) strong = i;
        if (s->jolt[i] >= (float)is->flat_jolt_share * largest) brushes = i;
    }
    strong = strong < 0 ? last : strong;
    brushes = brushes < 0 ? last : brushes;
    heel = heel && s->toes[strong] > 0;
    double witness[3] = {s->time[heel ? strong : brushes] - 0.5 * lag_s};

    if (heel) {
        int64_t fastest = highest;
        for (int64_t i = highest; i <= last; i++)
            if (s->turning[i] < s->turning[fastest]) fastest = i;
        double onset = is->slap_share * s->turning[fastest];
        slap = highest;
        for (int64_t i = highest; i <= fastest; i++)
            if (s->turning[i] > onset) slap = i;
        slap = slap < fastest ? slap + 1 : fastest;
        witness[1] = crossing_exact(s, s->turning, highest, slap, onset);
        witness[2] = s->time[highest] + is->after_highest;
    } else {
        double level = is->landed_share * s->ahead_speed[peak];
        for (slow = late; slow < last && !(s->ahead_speed[slow] < level);) slow++;
        witness[1] = crossing(s, s->ahead_speed, 0, slow, level);
        int64_t steepest = late;
        for (int64_t i = late; i <= last; i++)
            if (s->rise_speed[i] < s->rise_speed[steepest]) steepest = i;
        double caught = is->sink_share * fmin(s->rise_speed[steepest], 0);
        for (landed = steepest; landed <= last && !(s->rise_speed[landed] >= caught);) landed++;
        witness[2] = crossing(s, s->rise_speed, 0, landed <= last ? landed : steepest, caught);
    }

#define IN_ORDER(a, b) if (witness[a] > witness[b]) { double t = witness[a]; witness[a] = witness[b]; witness[b] = t; }
    IN_ORDER(0, 1) IN_ORDER(1, 2) IN_ORDER(0, 1)
    double nearer = 0.5 * fmin(witness[2] - witness[1], witness[1] - witness[0]);
    double apart = 0.15 * (witness[2] - witness[0]), weighed = 0, weights = 0;
    for (int i = 0; i < 3; i++) {
        double off = (witness[i] - witness[1]) / is->agree, weight = 1 / (1 + off * off);
        weighed += weight * witness[i];
        weights += weight;
    }
    double end = s->time[last];
    found.contact = clipped(weighed / weights, fmin(found.off, end), end);
    found.sd = sqrt(is->sure * is->sure + nearer * nearer + apart * apart);
    return found;
}

/* ---- clearance.py and unrolled.py: arc, and "up" at a moment --------------------------------- */

static double arc_left(const Swing *s, double off, double contact)
{
    int64_t first = 0, end = s->last + 1;
    while (first < end && s->time[first] < off) first++;
    while (end > first && s->time[end - 1] > contact) end--;
    if (end - first < 3) return NAN;
    double x0 = s->ahead[first], y0 = s->left[first], most = 0;
    double dx = s->ahead[end - 1] - x0, dy = s->left[end - 1] - y0;
    double size = fmax(hypot(dx, dy), 1e-6);
    for (int64_t i = first; i < end; i++) {
        double aside = (dx * (s->left[i] - y0) - dy * (s->ahead[i] - x0)) / size;
        if (fabs(aside) > fabs(most)) most = aside;
    }
    return most;
}

static void up_at(const Swing *s, double since, double *out, int64_t stride)
{
    int64_t last = s->last, low = 0, high = last > 1 ? last : 1;
    while (high - low > 1) { /* the last sample not after that moment */
        int64_t middle = (low + high) / 2;
        if (s->time[middle] <= since) low = middle;
        else high = middle;
    }
    int64_t later = low < last ? low + 1 : last;
    double step = s->time[later] - s->time[low];
    double share = clipped((since - s->time[low]) / (step > 0 ? step : 1), 0, 1), up[3];
    for (int axis = 0; axis < 3; axis++)
        up[axis] = (1 - share) * s->up[axis][low] + share * s->up[axis][later];
    double size = sqrt(up[0] * up[0] + up[1] * up[1] + up[2] * up[2]);
    for (int axis = 0; axis < 3; axis++) out[axis * stride] = up[axis] / size;
}

/* ---- each_swing.py ---------------------------------------------------------------------------- */

/* Look at k swings one by one. `found` is (29, k): shift 0-2, off 3, contact 4, sd 5, arc 6,
 * lift 7, then x y z of "up" at toe-off, before, at and after the foot strike, and before, at and
 * after contact. `curves` is (4, k, points): "up" and height. Gives 0, or 1 where there is no
 * memory for it. */
int64_t surefoot_look(const double *time, const double *flight, const float *jolt, int64_t k,
                      const int64_t *start, const int64_t *end, const double *gravity,
                      const double *shift, const double *towards_toes, int64_t longest,
                      double lag_s, double strike_s, double tipping_share,
                      double quiet_jolt, const Numbers *numbers, int64_t points, double *found, float *curves)
{
    int64_t room = 0;
    for (int64_t r = 0; r < k; r++) room = end[r] - start[r] > room ? end[r] - start[r] : room;
    room = (room < longest ? room : longest) + 2;
    double *exact = malloc((size_t)room * (DOUBLE_CURVES * sizeof(double) + SINGLE_CURVES * sizeof(float)));
    if (!exact) return 1;
    float *single = (float *)(exact + DOUBLE_CURVES * room);
    Swing s = {0, exact, exact + room, exact + 2 * room,
               {single, single + room, single + 2 * room}, single + 3 * room, single + 4 * room,
               single + 5 * room, single + 6 * room, single + 7 * room, single + 8 * room,
               single + 9 * room};
    for (int64_t r = 0; r < k; r++) {
        double g[3], up[3], ahead[3], left[3], moved[3] = {0}, size = 0, rise = 0, level = 0;
        for (int axis = 0; axis < 3; axis++) {
            g[axis] = gravity[axis * k + r];
            size += g[axis] * g[axis];
        }
        for (int axis = 0; axis < 3; axis++) {
            up[axis] = g[axis] / sqrt(size);
            rise += shift[axis * k + r] * up[axis];
        }
        for (int axis = 0; axis < 3; axis++) {
            ahead[axis] = shift[axis * k + r] - rise * up[axis];
            level += ahead[axis] * ahead[axis];
        }
        for (int axis = 0; axis < 3; axis++) ahead[axis] /= fmax(sqrt(level), 1e-9);
        for (int axis = 0; axis < 3; axis++)
            left[axis] = up[(axis + 1) % 3] * ahead[(axis + 2) % 3] - up[(axis + 2) % 3] * ahead[(axis + 1) % 3];
        int64_t last = s.last = end[r] - start[r] < longest ? end[r] - start[r] : longest;
        unroll(&s, time + start[r], flight + PARTS * start[r], jolt + start[r], quiet_jolt, g, up,
               ahead, left, moved);

        float lift = s.height[0];
        for (int64_t i = 0; i <= last; i++) {
            double sine = towards_toes[0] * s.up[0][i] + towards_toes[1] * s.up[1][i] + towards_toes[2] * s.up[2][i];
            s.toes[i] = asin(clipped(sine, -1, 1));
            if (s.height[i] > lift) lift = s.height[i];
        }
        s.time[last + 1] = s.time[last];
        s.toes[last + 1] = s.toes[last];
        s.turning[0] = s.turning[last + 1] = 0;
        for (int64_t i = 1; i <= last; i++)
            s.turning[i] = (s.toes[i + 1] - s.toes[i - 1])
                           / fmax(s.time[i + 1] - s.time[i - 1], numbers->shortest_step);

        Events event = events(&s, lag_s, tipping_share, numbers);
        double strike = fmax(event.contact - strike_s, event.off), *out = found + r;
        double moments[7] = {event.off, strike - event.sd, strike, strike + event.sd,
                             event.contact - event.sd, event.contact, event.contact + event.sd};
        for (int axis = 0; axis < 3; axis++) out[axis * k] = moved[axis];
        out[3 * k] = event.off;
        out[4 * k] = event.contact;
        out[5 * k] = event.sd;
        out[6 * k] = arc_left(&s, event.off, event.contact);
        out[7 * k] = lift;
        for (int m = 0; m < 7; m++) up_at(&s, moments[m], out + (8 + 3 * m) * k, k);

        for (int64_t p = 0; p < points; p++) {
            double where = (double)last * p / (points - 1);
            int64_t before = (int64_t)where < last - 1 ? (int64_t)where : last > 0 ? last - 1 : 0;
            int64_t after = before + (last > 0);
            float share = (float)(where - before);
            const float *drawn[4] = {s.up[0], s.up[1], s.up[2], s.height};
            for (int part = 0; part < 4; part++)
                curves[(part * k + r) * points + p] = drawn[part][before] + share * (drawn[part][after] - drawn[part][before]);
        }
    }
    free(exact);
    return 0;
}
