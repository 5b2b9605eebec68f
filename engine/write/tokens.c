/* tokens.c - sentences and tokens for people:
**
**     article.txt
**     title
**       1  Lee's visit
**          Lee capital · 's clitic · visit lower
*/
#include "write/wrap.h"
#include "write/write.h"

#include <stdio.h>

enum { NUMBER_WIDTH = 5, INDENT = NUMBER_WIDTH + 2 };

static void put_sentence(Buffer *out, const TextStyle *style, const LodeArticle *article,
                         size_t index) {
    const Sentence *sentence = &article->tokens.sentences[index];
    const Token *first = &article->tokens.at[sentence->first],
                *end = &article->tokens.at[sentence->end];
    char number[32];
    if (first == end)
        return;
    snprintf(number, sizeof number, "%*zu  ", NUMBER_WIDTH, index + 1);
    buffer_puts(out, number);
    Wrap line = wrap_begin(out, style, 0, INDENT);
    line.column = INDENT;
    wrap_text(&line, WRAP_STRONG,
              (LodeString){article->text + first->begin, end[-1].end - first->begin});
    wrap_end(&line);
    line = wrap_begin(out, style, INDENT, INDENT);
    for (const Token *token = first; token < end; token++) {
        if (token > first)
            wrap_words(&line, WRAP_DIM, " \xC2\xB7 ");
        wrap_text(&line, WRAP_PLAIN,
                  (LodeString){article->text + token->begin, token->end - token->begin});
        wrap_glue(&line);
        wrap_words(&line, WRAP_DIM, shape_name((Shape)token->shape));
    }
    wrap_end(&line);
}

static void put_line(Buffer *out, const TextStyle *style, WrapStyle how, LodeString text) {
    Wrap line = wrap_begin(out, style, 0, 0);
    wrap_text(&line, how, text);
    wrap_end(&line);
}

void write_tokens(Buffer *out, const LodeArticle *article, const TextStyle *style) {
    put_line(out, style, WRAP_SOURCE, lode_article_field(article, LODE_SOURCE));
    BlockRole role = BLOCK_ROLES;
    for (size_t i = 0; i < article->block_count; i++) {
        const Block *block = &article->blocks[i];
        const char *name = role_name(block->role);
        if (block->role != role)
            put_line(out, style, WRAP_KIND, (LodeString){name, strlen(name)});
        role = block->role;
        for (size_t s = block->first_sentence; s < block->end_sentence; s++)
            put_sentence(out, style, article, s);
    }
    buffer_putc(out, '\n');
}
