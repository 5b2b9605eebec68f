/* persons.h - names of authors in what a byline or a field says. */
#ifndef LODE_HTML_PERSONS_H
#define LODE_HTML_PERSONS_H

#include "lode.h"

enum { MOST_PERSONS = 24 };

typedef struct Persons {
    LodeString at[MOST_PERSONS]; /* within the text that was read */
    size_t count;
} Persons;

/* Reads "By Jane Doe, Staff Writer, and John Roe": adds the names, without roles, degrees, dates,
** addresses and handles; a name that is there already is not added again.  `shown`: it is text of the
** page, where other things may follow; else a field that holds nothing but names. */
void persons_read(LodeString text, bool shown, Persons *persons);

/* Whether it is what systems write for want of an author: "admin", "Staff". */
bool person_is_nobody(LodeString name);

/* How much it looks as a person's name does: above 0 for first and last name, below for a handle. */
int person_likeness(LodeString name);

#endif
