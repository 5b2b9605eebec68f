/* looker.h - the ways to look at text (window.h), and which of them this processor has. */
#ifndef LODE_TEXT_LOOKER_H
#define LODE_TEXT_LOOKER_H

/* The ways to look. */
typedef enum Looker { LOOK_PORTABLE, LOOK_AVX2, LOOK_AVX512 } Looker;

/* The best that this processor has.  LODE_VECTOR in the environment allows less: 0 portable, 1 AVX2. */
Looker looker_best(void);

/* "AVX-512", "AVX2" or "portable". */
const char *looker_name(Looker looker);

#endif
