/* list_set.h - several gazetteers, found in one pass over the tokens.
**
** The set asks its lists once for each distinct word of the lexicon.  From then on a token whose
** word begins no entry of any list costs one look.  Longest match holds within one list, never
** between lists.
*/
#ifndef LODE_MATCH_LIST_SET_H
#define LODE_MATCH_LIST_SET_H

#include "match/list.h"
#include "match/marks.h"
#include "read/article.h"
#include "text/lexicon.h"

typedef struct ListSet ListSet;

ListSet *list_set_new(void);
void list_set_free(ListSet *set); /* not the lists; NULL is allowed */

/* Adds a list, which must outlive the set; what it finds goes to marks[place]. */
void list_set_add(ListSet *set, const List *list, size_t place);

/* Fills marks[place] of each list with the places where its entries stand (ref = row): longest
** match at each token, overlaps resolved.  The words of the article's tokens are `lexicon`'s, the
** same one at each call. */
void list_set_find(ListSet *set, const LodeArticle *article, const Lexicon *lexicon, Marks *marks);

#endif
