/* looker.c - which look this processor has. */
#include "text/looker.h"
#include "text/window.h"

#include <stdbool.h>
#include <stdlib.h>

#if LODE_X86_VECTORS
static Looker best_of_processor(void) {
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2") ||
        !__builtin_cpu_supports("popcnt"))
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

static Looker most_allowed(void) {
    const char *wish = getenv("LODE_VECTOR");
    bool told = wish != NULL && wish[0] >= '0' && wish[0] <= '2' && wish[1] == '\0';
    return told ? (Looker)(wish[0] - '0') : LOOK_AVX512;
}

Looker looker_best(void) {
    Looker best = best_of_processor(), most = most_allowed();
    return best > most ? most : best;
}

const char *looker_name(Looker looker) {
    static const char *const NAMES[] = {"portable", "AVX2", "AVX-512"};
    return NAMES[looker];
}
