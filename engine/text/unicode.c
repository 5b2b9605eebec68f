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

/* General Punctuation and the few marks elsewhere whose category says too little.
** CHAR_LETTER here means: not one of them. */
static CharClass named_mark(uint32_t cp) {
    switch (cp) {
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039:
        return CHAR_OPEN_SINGLE;
    case 0x2019:
    case 0x02BC:
    case 0xFF07:
    case 0x203A:
    case 0xB4:
        return CHAR_APOSTROPHE;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0x300C:
    case 0x300E:
        return CHAR_OPEN_QUOTE;
    case 0x201D:
    case 0xBB:
    case 0x300D:
    case 0x300F:
        return CHAR_CLOSE_QUOTE;
    case 0xFF02:
        return CHAR_DOUBLE_QUOTE;
    case 0x2010:
    case 0x2011:
        return CHAR_HYPHEN;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return CHAR_DASH;
    case 0x2026:
        return CHAR_ELLIPSIS;
    case 0x2022:
    case 0x2023:
    case 0x25AA:
    case 0x25CF:
    case 0x25E6:
    case 0x2043:
    case 0xB7:
        return CHAR_BULLET;
    case 0x3002:
    case 0xFF0E:
        return CHAR_PERIOD;
    case 0xFF0C:
    case 0x3001:
        return CHAR_COMMA;
    case 0xFF01:
    case 0xFF1F:
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x61F:
        return CHAR_EXCLAMATION;
    case 0x85:
    case 0x200B:
        return CHAR_SPACE;
    case 0xFF05:
    case 0x66A:
        return CHAR_PERCENT;
    default:
        return CHAR_LETTER;
    }
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
    return c != CHAR_LETTER ? c : class_of_category(cp);
}
