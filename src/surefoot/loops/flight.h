/* What flight.c writes of every sample, and swings.c reads. */
#ifndef SUREFOOT_FLIGHT_H
#define SUREFOOT_FLIGHT_H

/* What is known of a sample in flight: turn 0-3, speed 4-6, place 7-9. */
enum { PARTS = 10 };

/* Turn a vector by a quaternion. */
static inline void rotate(double w, double x, double y, double z, const double v[3], double out[3])
{
    double a = 2 * (y * v[2] - z * v[1]), b = 2 * (z * v[0] - x * v[2]),
           c = 2 * (x * v[1] - y * v[0]);
    out[0] = v[0] + w * a + y * c - z * b;
    out[1] = v[1] + w * b + z * a - x * c;
    out[2] = v[2] + w * c + x * b - y * a;
}

#endif
