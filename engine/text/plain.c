/* plain.c - tokens of plain stretches, one by one. */
#include "text/plain_word.h"
#include "text/stretch.h"

/* Shapes of plain tokens by their first byte; letters are told otherwise.  An apostrophe is plain as
** the begin of "'s" only.  A quotation mark that closes counts as a capital, which adds one. */
const uint8_t PLAIN_SHAPES[128] = {
    ['0'] = SHAPE_NUMBER, ['1'] = SHAPE_NUMBER, ['2'] = SHAPE_NUMBER, ['3'] = SHAPE_NUMBER,
    ['4'] = SHAPE_NUMBER, ['5'] = SHAPE_NUMBER, ['6'] = SHAPE_NUMBER, ['7'] = SHAPE_NUMBER,
    ['8'] = SHAPE_NUMBER, ['9'] = SHAPE_NUMBER, [','] = SHAPE_COMMA,
    ['('] = SHAPE_OPEN_BRACKET, [')'] = SHAPE_CLOSE_BRACKET, ['.'] = SHAPE_FULL_STOP,
    ['!'] = SHAPE_EXCLAMATION, ['?'] = SHAPE_EXCLAMATION, [':'] = SHAPE_COLON, ['\''] = SHAPE_CLITIC,
    ['-'] = SHAPE_HYPHEN, ['"'] = SHAPE_OPEN_QUOTE};
_Static_assert(SHAPE_LOWER == 0 && SHAPE_CAPITAL == 1 && SHAPE_CLOSE_QUOTE == SHAPE_OPEN_QUOTE + 1,
               "PLAIN_SHAPES is added to");

Shape shape_of_letters(uint64_t uppers, unsigned len) {
    if (uppers <= 1)
        return uppers == 0 ? SHAPE_LOWER : len == 1 ? SHAPE_INITIAL : SHAPE_CAPITAL;
    return uppers == below(len) ? SHAPE_UPPER : SHAPE_MIXED;
}

uint32_t intern_plain(Scan *s, size_t begin, size_t len) {
    if (len > WORD_INLINE)
        return intern_long(s, begin, len);
    ShortWord word = short_word_of_letters(s->text + begin, len);
    return lexicon_intern_short_slowly(s->lexicon, word, short_word_hash(word));
}

/* Puts the tokens of a plain stretch.  What the loop needs lies in local variables, which no store
** can change behind the compiler's back, and no branch in it is often taken. */
static inline __attribute__((always_inline)) void put_stretch(Scan *s, const Stretch *plain) {
    const char *text = s->text;
    const uint32_t from = (uint32_t)s->pos;
    const uint64_t uppers = plain->uppers, glued = ~plain->behind_space;
    const LexiconSlot *slots = s->lexicon->slots;
    unsigned shift = 32 + s->lexicon->slot_shift;
    Token *token = s->out->at + s->out->count;
    uint64_t begins = plain->begins, ends = plain->ends;
    for (; begins != 0; begins &= begins - 1, ends &= ends - 1, token++) {
        unsigned begin = first_bit(begins), len = first_bit(ends) - begin;
        uint64_t capitals = uppers >> begin & ~(UINT64_MAX << len);
        uint32_t at = from + begin;
        PlainWord word = plain_word(text + at, len);
        const LexiconSlot *slot = &slots[plain_hash(word) >> shift];
        token->begin = at;
        token->end = at + len;
        token->word = slot->id;
        /* the shape of letters is 0, LOWER, in the table, and CAPITAL is the next */
        token->shape = (uint8_t)(PLAIN_SHAPES[(unsigned char)text[at]] + capitals);
        token->flags = glued >> begin & 1;
        if (__builtin_expect(!plain_equal(word, slot) || len > WORD_INLINE, 0)) {
            token->word = intern_plain(s, at, len);
            slots = s->lexicon->slots;
            shift = 32 + s->lexicon->slot_shift;
        }
        if (__builtin_expect(capitals > (len > 1), 0) && text[at] != '"')
            token->shape = (uint8_t)shape_of_letters(capitals, len);
    }
    s->out->count = (size_t)(token - s->out->at);
}

/* Once for each kind of processor, and by itself: a small function has its variables in registers. */
void put_portable(Scan *s, const Stretch *plain) {
    put_stretch(s, plain);
}

#if LODE_X86_VECTORS
__attribute__((target("avx2,bmi,bmi2"))) void put_avx2(Scan *s, const Stretch *plain) {
    put_stretch(s, plain);
}
#endif
