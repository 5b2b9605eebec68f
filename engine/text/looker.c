/* looker.c - which look this processor has. */
#include "text/looker.h"
#include "text/window.h"

#include <stdlib.h>

#if LODE_X86_VECTORS
static Looker best_of_processor(void) {
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2"))
        return LOOK_PORTABLE;
    return __builtin_cpu_supports("avx512bw") ? LOOK_AVX512 : LOOK_AVX2;
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
