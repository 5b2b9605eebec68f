/* times.h - when an article was published and last changed, among all dates of its page. */
#ifndef LODE_HTML_TIMES_H
#define LODE_HTML_TIMES_H

#include "html/candidates.h"

/* The best of CAND_PUBLISHED or CAND_MODIFIED; NULL when there is none.  `title_node` is where the headline
** stands, or NO_NODE. */
const Candidate *times_choose(const Candidates *c, CandidateKind kind, uint32_t title_node);

#endif
