/* choose.h - the best supported of the candidates, made presentable. */
#ifndef LODE_HTML_CHOOSE_H
#define LODE_HTML_CHOOSE_H

#include "html/candidates.h"
#include "html/meta.h"

/* The headline as the page shows it, without the site's name. */
void choose_title(const Page *page, const Candidates *all, Meta *meta);

/* People, or who else signs; adds what the text says to the candidates. */
void choose_authors(const Page *page, Candidates *all, Meta *meta);

/* When it was published and changed, in ISO 8601. */
void choose_dates(const Page *page, const Candidates *all, Meta *meta);

/* Whether two names are the same but for case, marks and blanks. */
bool same_words(LodeString a, LodeString b);

/* A name of the site: what it calls itself, or the main part of its address. */
bool is_site_name(const Page *page, const Candidates *all, LodeString name);

#endif
