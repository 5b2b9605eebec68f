/* page_tree.c - see page_tree.h */
#include "xml/page_tree.h"

#include "base/error.h"
#include "read/draft.h"
#include "xml/doc.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpathInternals.h>
#include <limits.h>

enum {
    HTML_OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                   HTML_PARSE_COMPACT,
    MOST_STEPS = 20000000 /* of an evaluation: about a second */
};

/* ---- expressions ---- */

typedef struct Problem {
    int code; /* of xmlXPathError; 0: none */
    int at;   /* character of the expression, from 0 */
} Problem;

/* Keeps the first of what libxml2 would print. */
static void keep_problem(void *context, xmlErrorPtr problem) {
    Problem *kept = context;
    if (kept->code == 0)
        *kept = (Problem){problem->code - XML_XPATH_EXPRESSION_OK, problem->int1};
}

static const char *problem_text(int code) {
    switch (code) {
    case XPATH_UNFINISHED_LITERAL_ERROR: return "a quotation mark is not closed";
    case XPATH_UNCLOSED_ERROR: return "a bracket is not closed";
    case XPATH_INVALID_PREDICATE_ERROR: return "a condition in [] is not closed";
    case XPATH_UNKNOWN_FUNC_ERROR: return "there is no such function";
    case XPATH_INVALID_ARITY: return "a function has too many arguments or too few";
    case XPATH_INVALID_TYPE: return "a function has an argument of the wrong type";
    case XPATH_UNDEF_PREFIX_ERROR: return "a prefix that the document does not declare";
    case XPATH_UNDEF_VARIABLE_ERROR: return "there are no variables";
    case XPATH_OP_LIMIT_EXCEEDED:
    case XPATH_RECURSION_LIMIT_EXCEEDED: return "it takes too much work";
    default: return "syntax error";
    }
}

/* Some complaints go past the context, to standard error. */
__attribute__((format(printf, 2, 3))) static void say_nothing(void *context, const char *format, ...) {
    (void)context;
    (void)format;
}

static xmlXPathContext *new_context(xmlDoc *doc, Problem *problem) {
    xmlXPathContext *context = xmlXPathNewContext(doc);
    *problem = (Problem){0};
    xmlSetGenericErrorFunc(NULL, say_nothing);
    context->error = keep_problem;
    context->userData = problem;
    context->opLimit = MOST_STEPS;
    return context;
}

xmlXPathCompExpr *page_compile(const char *xpath, LodeError *error) {
    Problem problem;
    xmlXPathContext *context = new_context(NULL, &problem);
    xmlXPathCompExpr *compiled = xmlXPathCtxtCompile(context, (const xmlChar *)xpath);
    xmlXPathFreeContext(context);
    if (compiled == NULL)
        error_set(error, LODE_BAD_RULE, "XPath \"%s\": %s, at character %d", xpath, problem_text(problem.code),
                  problem.at + 1);
    return compiled;
}

/* ---- trees ---- */

xmlDoc *page_tree_html(const char *html, size_t len) {
    xmlDoc *doc = htmlReadMemory(html, len < INT_MAX ? (int)len : INT_MAX, NULL, "UTF-8", HTML_OPTIONS);
    return doc != NULL ? doc : xmlNewDoc(NULL);
}

void page_tree_plain(xmlNode *top) {
    for (const xmlNode *at = top; at != NULL; at = xml_step(top, at, false))
        if (at->type == XML_ELEMENT_NODE && at->ns != NULL && at->ns->prefix == NULL)
            ((xmlNode *)(uintptr_t)at)->ns = NULL;
}

xmlDoc *page_tree_element(const xmlNode *element) {
    xmlDoc *doc = xmlNewDoc(NULL);
    xmlNode *copy = xmlDocCopyNode((xmlNode *)(uintptr_t)element, doc, 1);
    if (copy != NULL) {
        xmlDocSetRootElement(doc, copy);
        xmlReconciliateNs(doc, copy);
        page_tree_plain(copy);
    }
    return doc;
}

/* ---- evaluation ---- */

static void register_prefixes(xmlXPathContext *context, const xmlNode *top) {
    for (const xmlNode *at = top; at != NULL; at = xml_step(top, at, false))
        for (const xmlNs *ns = at->type == XML_ELEMENT_NODE ? at->nsDef : NULL; ns != NULL; ns = ns->next)
            if (ns->prefix != NULL && xmlXPathNsLookup(context, ns->prefix) == NULL)
                xmlXPathRegisterNs(context, ns->prefix, ns->href);
}

xmlXPathObject *page_evaluate(const xmlXPathCompExpr *xpath, xmlNode *at, LodeError *error) {
    Problem problem;
    xmlXPathContext *context = new_context(at->doc, &problem);
    const xmlNode *root = xmlDocGetRootElement(at->doc);
    if (root != NULL && at->doc->type == XML_DOCUMENT_NODE)
        register_prefixes(context, root);
    context->node = at;
    xmlXPathObject *result = xmlXPathCompiledEval((xmlXPathCompExpr *)(uintptr_t)xpath, context);
    xmlXPathFreeContext(context);
    if (result != NULL && problem.code != 0) {
        xmlXPathFreeObject(result);
        result = NULL;
    }
    if (result == NULL)
        error_set(error, LODE_BAD_RULE, "%s", problem_text(problem.code));
    return result;
}

size_t page_values(const xmlXPathObject *result) {
    if (result->type == XPATH_NODESET)
        return result->nodesetval != NULL ? (size_t)result->nodesetval->nodeNr : 0;
    return result->type == XPATH_STRING || result->type == XPATH_NUMBER || result->type == XPATH_BOOLEAN ? 1 : 0;
}

LodeString page_value(const xmlXPathObject *result, size_t i, Buffer *out) {
    xmlChar *text = result->type == XPATH_NODESET
                        ? xmlXPathCastNodeToString(result->nodesetval->nodeTab[i])
                        : xmlXPathCastToString((xmlXPathObject *)(uintptr_t)result);
    out->len = 0;
    if (text != NULL)
        add_collapsed(out, (LodeString){(const char *)text, strlen((const char *)text)});
    xmlFree(text);
    return (LodeString){out->len > 0 ? out->data : "", out->len};
}
