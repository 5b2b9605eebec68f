/* looker.c - which look this processor has. */
#include "text/looker.h"
#include "text/window.h"

#include <stdbool.h>
#include <stdlib.h>

#if LODE_X86_VECTORS
static Looker best_of_processor(void) {
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2"))
        return LOOK_PORTABLE;
    bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
                __builtin_cpu_supports("avx512vbmi2");
    return wide ? LOOK_AVX512 : LOOK_AVX2;
}
#else
static Looker best_of_processor(void) {
    return LOOK_PORTABLE;
}
#endif

Looker looker_best(void) {
    Looker best = best_of_processor();
    const char *allowed = getenv("LODE_VECTOR");
    int most = allowed != NULL ? atoi(allowed) : LOOK_AVX512;
    return (int)best > most ? (Looker)most : best;
}
