/* The machine's limit: the same loops in C. Prints nanoseconds an element, median of interleaved rounds.
 * gcc -O3 [-ffast-math] [-march=native] native.c -lm */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 31

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e9 * t.tv_sec + t.tv_nsec;
}

#define LOOP(name, type, body)                                                                     \
  static __attribute__((noinline)) void name(const type *restrict x, type *restrict y, long n) {  \
    for (long i = 0; i < n; i++) { type v = x[i]; body; }                                          \
  }
LOOP(square64, double, y[i] = v * v)
LOOP(sigmoid64, double, y[i] = 1 / (1 + exp(-v)))
LOOP(chain64, double, y[i] = 1 / (1 + exp(-(v * v))))
LOOP(derivative64, double, double u = v * v; double d = 0.001;
     y[i] = (((v + d) * (v + d) - (v - d) * (v - d)) / (2 * d)) *
            ((1 / (1 + exp(-(u + d))) - 1 / (1 + exp(-(u - d)))) / (2 * d)))
LOOP(square32, float, y[i] = v * v)
LOOP(sigmoid32, float, y[i] = 1 / (1 + expf(-v)))
LOOP(chain32, float, y[i] = 1 / (1 + expf(-(v * v))))

typedef void (*Loop)(const void *, void *, long);
static const struct { const char *name, *kind; Loop loop; } loops[] = {
  {"square", "f64", (Loop)square64},   {"sigmoid", "f64", (Loop)sigmoid64},
  {"chain", "f64", (Loop)chain64},     {"derivative", "f64", (Loop)derivative64},
  {"square", "f32", (Loop)square32},   {"sigmoid", "f32", (Loop)sigmoid32},
  {"chain", "f32", (Loop)chain32},
};
#define LOOPS (int)(sizeof loops / sizeof *loops)

static int order(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(void) {
  const long sizes[] = {600, 10000, 1000000};
  for (int s = 0; s < 3; s++) {
    long n = sizes[s], calls = 4000000 / n / 3 + 1;
    double *x = malloc(8 * n), *y = malloc(8 * n), taken[LOOPS][ROUNDS];
    float *x32 = malloc(4 * n), *y32 = malloc(4 * n);
    for (long i = 0; i < n; i++) x32[i] = x[i] = -3 + 6.0 * i / n, y[i] = y32[i] = 0;
    for (int r = -1; r < ROUNDS; r++)
      for (int k = 0; k < LOOPS; k++) {
        int single = loops[k].kind[1] == '3';
        double start = now();
        for (long c = 0; c < calls; c++) loops[k].loop(single ? (void *)x32 : x, single ? (void *)y32 : y, n);
        if (r >= 0) taken[k][r] = (now() - start) / calls / n;
      }
    for (int k = 0; k < LOOPS; k++) {
      qsort(taken[k], ROUNDS, sizeof(double), order);
      printf("%s %s %ld %g %g %g\n", loops[k].name, loops[k].kind, n, taken[k][ROUNDS / 2],
             taken[k][ROUNDS / 4], taken[k][3 * ROUNDS / 4]);
    }
    free(x), free(y), free(x32), free(y32);
  }
}
