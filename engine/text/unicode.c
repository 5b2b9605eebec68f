/* unicode.c - classes of code points: ASCII by table, punctuation by name, the rest from the
** Unicode general category (utf8proc). */
#include "text/unicode.h"

#include <utf8proc.h>

#define SP CHAR_SPACE
#define SY CHAR_SYMBOL
#define LO CHAR_LOWER
#define UP CHAR_UPPER
#define DI CHAR_DIGIT
#define OB CHAR_OPEN_BRACKET
#define CB CHAR_CLOSE_BRACKET

static const uint8_t ASCII[128] = {
    SY, SY, SY, SY, SY, SY, SY, SY, SY, SP, SP, SP, SP, SP, SY, SY, /* control */
    SY, SY, SY, SY, SY, SY, SY, SY, SY, SY, SY, SY, SP, SP, SP, SP, /* separators are space */
    SP, CHAR_EXCLAMATION, CHAR_DOUBLE_QUOTE, SY, CHAR_CURRENCY, CHAR_PERCENT, SY, CHAR_APOSTROPHE,
    OB, CB, SY, SY, CHAR_COMMA, CHAR_HYPHEN, CHAR_PERIOD, CHAR_SLASH,
    DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, CHAR_COLON, CHAR_SEMICOLON, SY, SY, SY, CHAR_EXCLAMATION,
    SY, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
    UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, OB, SY, CB, SY, LO, /* _ joins words */
    CHAR_OPEN_SINGLE, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO,
    LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, OB, SY, CB, SY, SY,
};

#undef SP
#undef SY
#undef LO
#undef UP
#undef DI
#undef OB
#undef CB

bool char_is_joiner(uint32_t cp) {
    return cp == 0xAD || (cp >= 0x200C && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x2064) || cp == 0xFEFF || (cp >= 0xFE00 && cp <= 0xFE0F);
}

/* General Punctuation, U+2000 to U+206F, where the category says too little.  0: ask the category. */
enum { GENERAL_FIRST = 0x2000, GENERAL_END = 0x2070 };
static const uint8_t GENERAL[GENERAL_END - GENERAL_FIRST] = {
    [0x0B] = CHAR_SPACE, /* zero width */
    [0x10] = CHAR_HYPHEN,
    [0x11] = CHAR_HYPHEN,
    [0x12] = CHAR_DASH,
    [0x13] = CHAR_DASH,
    [0x14] = CHAR_DASH,
    [0x15] = CHAR_DASH,
    [0x18] = CHAR_OPEN_SINGLE,
    [0x19] = CHAR_APOSTROPHE,
    [0x1A] = CHAR_OPEN_SINGLE,
    [0x1B] = CHAR_OPEN_SINGLE,
    [0x1C] = CHAR_OPEN_QUOTE,
    [0x1D] = CHAR_CLOSE_QUOTE,
    [0x1E] = CHAR_OPEN_QUOTE,
    [0x1F] = CHAR_OPEN_QUOTE,
    [0x22] = CHAR_BULLET,
    [0x23] = CHAR_BULLET,
    [0x26] = CHAR_ELLIPSIS,
    [0x39] = CHAR_OPEN_SINGLE,
    [0x3A] = CHAR_APOSTROPHE,
    [0x3C] = CHAR_EXCLAMATION,
    [0x43] = CHAR_BULLET,
    [0x47] = CHAR_EXCLAMATION,
    [0x48] = CHAR_EXCLAMATION,
    [0x49] = CHAR_EXCLAMATION,
};

/* The few marks elsewhere; sorted. */
static const struct {
    uint32_t cp;
    CharClass class;
} MARKS[] = {
    {0x85, CHAR_SPACE},         {0xAB, CHAR_OPEN_QUOTE},    {0xB4, CHAR_APOSTROPHE},
    {0xB7, CHAR_BULLET},        {0xBB, CHAR_CLOSE_QUOTE},   {0x2BC, CHAR_APOSTROPHE},
    {0x61F, CHAR_EXCLAMATION},  {0x66A, CHAR_PERCENT},      {0x2212, CHAR_DASH},
    {0x25AA, CHAR_BULLET},      {0x25CF, CHAR_BULLET},      {0x25E6, CHAR_BULLET},
    {0x3001, CHAR_COMMA},       {0x3002, CHAR_PERIOD},      {0x300C, CHAR_OPEN_QUOTE},
    {0x300D, CHAR_CLOSE_QUOTE}, {0x300E, CHAR_OPEN_QUOTE},  {0x300F, CHAR_CLOSE_QUOTE},
    {0xFF01, CHAR_EXCLAMATION}, {0xFF02, CHAR_DOUBLE_QUOTE}, {0xFF05, CHAR_PERCENT},
    {0xFF07, CHAR_APOSTROPHE},  {0xFF0C, CHAR_COMMA},       {0xFF0E, CHAR_PERIOD},
    {0xFF1F, CHAR_EXCLAMATION},
};

/* CHAR_SYMBOL, which is 0, means here: none of them. */
static CharClass named_mark(uint32_t cp) {
    if (cp >= GENERAL_FIRST && cp < GENERAL_END)
        return (CharClass)GENERAL[cp - GENERAL_FIRST];
    size_t low = 0, high = sizeof MARKS / sizeof *MARKS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (MARKS[middle].cp == cp)
            return MARKS[middle].class;
        if (MARKS[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return CHAR_SYMBOL;
}

static CharClass class_of_category(uint32_t cp) {
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return CHAR_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return CHAR_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CHAR_MARK;
    case UTF8PROC_CATEGORY_ND:
        return CHAR_DIGIT;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CHAR_SPACE;
    case UTF8PROC_CATEGORY_SC:
        return CHAR_CURRENCY;
    case UTF8PROC_CATEGORY_PD:
        return CHAR_DASH;
    case UTF8PROC_CATEGORY_PS:
        return CHAR_OPEN_BRACKET;
    case UTF8PROC_CATEGORY_PE:
        return CHAR_CLOSE_BRACKET;
    default:
        return char_is_joiner(cp) ? CHAR_MARK : CHAR_SYMBOL;
    }
}

CharClass char_class(uint32_t cp) {
    if (cp < 128)
        return (CharClass)ASCII[cp];
    CharClass c = named_mark(cp);
    return c != CHAR_SYMBOL ? c : class_of_category(cp);
}
