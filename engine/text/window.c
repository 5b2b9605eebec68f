/* window.c - which look this processor has. */
#include "text/window.h"

#include <stdlib.h>

Looker window_best(void) {
    const char *wish = getenv("LODE_VECTOR");
    if (wish != NULL && wish[0] == '0')
        return LOOK_PORTABLE;
#if LODE_HAS_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"))
        return LOOK_AVX2;
#endif
    return LOOK_PORTABLE;
}
