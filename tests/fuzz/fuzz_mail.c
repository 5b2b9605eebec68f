/* fuzz_mail.c - damaged mail through its reader.
**
**   usage: fuzz_mail [COUNT [FIRST]]     COUNT inputs (200,000), from number FIRST on (0)
*/
#include "mutate.h"

static const char *const TEXTS[] = {
    "From: =?utf-8?Q?Ann_L=C3=A9e?= <a@x.org>, \"Kim, Bo\" <b@x.org>\nMessage-ID: <1>\nSubject: "
    "=?utf-8?B?w6k=?=\n =?utf-8?B?w6k=?= x\n"
    "Date: Mon, 31 Jul 2023 16:04:00 +0900\nContent-Type: multipart/mixed; "
    "boundary=\"b1\"\n\n--b1\n"
    "Content-Type: multipart/alternative; boundary=b2\n\n--b2\nContent-Type: text/plain; "
    "charset=iso-8859-15; format=flowed\n"
    "Content-Transfer-Encoding: quoted-printable\n\nOne =A4 \ntwo=\nthree\n> q\n-- "
    "\nA\n--b2\nContent-Type: text/html\n\n<p>x</p>\n--b2--\n--b1--\n",
    "From: x\nReceived: y\nContent-Type: text/plain; charset=iso-2022-jp\n\nA \x1B$B%F%9%H\x1B(B "
    "b\n\nOn Monday, Kim wrote:\n> a\n",
    "From a@x.org Mon Jul 31 16:04:00 2023\r\nFrom: a\r\nMIME-Version: 1.0\r\nContent-Type: "
    "text/html; charset=koi8-r\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nPHA+8NLJ18XUPC9wPg==\r\n",
};

static const char *const PARTS[] = {
    "\n\n",
    "\r\n",
    "--b1\n",
    "--b2--\n",
    "=?",
    "?=",
    "?Q?",
    "?B?",
    "=",
    "=C3",
    "> ",
    ">",
    "-- \n",
    "; charset=utf-16",
    "; charset=utf-7",
    "; charset=gb18030",
    "; boundary=",
    "Content-Type: message/rfc822\n\n",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    "\xFF",
    "\xC3",
    "\x1B$B",
    "<",
    ">",
    "(",
    ")",
    "\"",
    ",",
    " \n",
    "wrote:\n",
    "&#",
    "+AGE-",
};

int main(int argc, char **argv) {
    return fuzz_reader(argc, argv,
                       &(Seeds){"mail", TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)});
}
