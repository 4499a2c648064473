/* Running sums over samples: what an inertial sensor's readings add up to.
 *
 * It does what numpy does in gait/kernels/flight.py, sample by sample instead of array by array.
 * There the reasons stand. tests/loops holds the two together.
 */
#include "flight.h"

#include <math.h>
#include <stdint.h>

/* A small turn as a quaternion. Up to half a radian of half angle its series are exact to the last
 * digits, and a tenth of the cost of sine and cosine. */
static void from_turn(const double turn[3], double q[4])
{
    double x = 0.5 * turn[0], y = 0.5 * turn[1], z = 0.5 * turn[2];
    double s = x * x + y * y + z * z, cosine, sinc;
    if (s < 0.25) {
        cosine = 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90 * (1 - s / 132)))));
        sinc = 1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72 * (1 - s / 110 * (1 - s / 156)))));
    } else {
        double size = sqrt(s);
        cosine = cos(size);
        sinc = sin(size) / size;
    }
    q[0] = cosine;
    q[1] = x * sinc;
    q[2] = y * sinc;
    q[3] = z * sinc;
}

/* Carry orientation and add up acceleration; `flight` is (n, 10): turn, speed and place of
 * a sample side by side, for whoever looks at a sample wants them all. Gives 0. */
int64_t surefoot_fly(int64_t n, const double *time, const float *acc, const float *gyr,
                     double *flight)
{
    double turn[4] = {1, 0, 0, 0}, force[3] = {0}, speed[3] = {0}, place[3] = {0};
    for (int64_t i = 0; i < n; i++) {
        int64_t before = i ? i - 1 : 0;
        double half = 0.5 * (time[i] - time[before]), turned[3], q[4], here[3], now[3];
        for (int axis = 0; axis < 3; axis++) {
            turned[axis] = ((double)gyr[axis * n + i] + gyr[axis * n + before]) * half;
            here[axis] = acc[axis * n + i];
        }
        from_turn(turned, q);
        double w = turn[0], x = turn[1], y = turn[2], z = turn[3];
        turn[0] = w * q[0] - x * q[1] - y * q[2] - z * q[3];
        turn[1] = w * q[1] + x * q[0] + y * q[3] - z * q[2];
        turn[2] = w * q[2] - x * q[3] + y * q[0] + z * q[1];
        turn[3] = w * q[3] + x * q[2] - y * q[1] + z * q[0];
        rotate(turn[0], turn[1], turn[2], turn[3], here, now);
        double *out = flight + PARTS * i;
        for (int part = 0; part < 4; part++) out[part] = turn[part];
        for (int axis = 0; axis < 3; axis++) {
            double was = speed[axis];
            speed[axis] += (now[axis] + force[axis]) * half;
            place[axis] += (speed[axis] + was) * half;
            force[axis] = now[axis];
            out[4 + axis] = speed[axis];
            out[7 + axis] = place[axis];
        }
    }
    return 0;
}
