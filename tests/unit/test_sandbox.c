/* test_sandbox.c - scripts/lode/core/sandbox.lua: what a rule script cannot reach, and what it
** cannot change. */
#include "unit.h"

/* Loads a script that asserts `claim` (Lua) while it is evaluated. */
static void claim(const char *lua) {
    Buffer script = {0};
    LodeError error;
    buffer_printf(&script, "%s%s\nreturn lode.rule { api = 1, name = 'r', match = t.any }\n", SCRIPT_HEAD, lua);
    unit_end_string(&script);
    Lode *lode = unit_try_rules(script.data, (LodeOptions){0}, &error);
    if (lode == NULL)
        fail_msg("%s: %s", lua, error.message);
    lode_free(lode);
    buffer_free(&script);
}

/* Loads a script that must fail with a message that holds `message`. */
static void refused(const char *lua, const char *message, LodeOptions options) {
    Buffer script = {0};
    LodeError error;
    buffer_printf(&script, "%s%s\nreturn lode.rule { api = 1, name = 'r', match = t.any }\n", SCRIPT_HEAD, lua);
    unit_end_string(&script);
    Lode *lode = unit_try_rules(script.data, options, &error);
    if (lode != NULL)
        fail_msg("%s: is allowed", lua);
    if (strstr(error.message, message) == NULL)
        fail_msg("%s: \"%s\" does not say \"%s\"", lua, error.message, message);
    buffer_free(&script);
}

static void nothing_that_reaches_out(void **state) {
    (void)state;
    static const char *const absent[] = {"io", "os", "debug", "package", "dofile", "loadfile", "collectgarbage"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        Buffer lua = {0}, message = {0};
        buffer_printf(&lua, "local x = %s", absent[i]);
        buffer_printf(&message, "unknown global '%s'", absent[i]);
        unit_end_string(&lua);
        unit_end_string(&message);
        refused(lua.data, message.data, (LodeOptions){0});
        buffer_free(&lua);
        buffer_free(&message);
    }
    claim("assert(string.dump == nil and math.random == nil and math.randomseed == nil)");
    claim("assert(lpeg.setmaxstack == nil)");
    claim("assert(rawget(_G, 'io') == nil and not pcall(function () return _G.os end))");
    claim("local f = load('return io'); assert(not pcall(f))");
    claim("assert(not load('\\27Lua'))");
    claim("assert(not load(string.char(27) .. 'Lua', 'x', 'b'))");
    claim("local env = getmetatable(_G); assert(env == nil or env == false)");
}

/* What one script changes, no other sees. */
static void shared_tables_are_read_only(void **state) {
    (void)state;
    refused("getmetatable('').__index = nil", "", (LodeOptions){0});
    claim("assert(not pcall(function () getmetatable('').__index.upper = string.lower end))\n"
          "assert(('a'):upper() == 'A')");
    claim("assert(not pcall(function () getmetatable('').__add = function () return 1 end end))");
    claim("assert(not pcall(function () getmetatable(t.any).__mul = nil end))");
    claim("assert(not pcall(function () getmetatable(t.any).__index.match = nil end))\n"
          "assert(lpeg.P(1):match 'a' == 2)");
    refused("t.any = 5", "read-only", (LodeOptions){0});
    refused("t.visit = t.any", "read-only", (LodeOptions){0});
    refused("setmetatable(t, nil)", "protected", (LodeOptions){0});
}

static void one_script_does_not_change_another(void **state) {
    (void)state;
    char *folder = unit_folder();
    unit_write(folder, "a.lua", SCRIPT_HEAD
               "string.upper = nil; lpeg.P = nil; table.concat = nil; mine = 1\n"
               "pcall(function () getmetatable('').__index.lower = nil end)\n"
               "return lode.rule { api = 1, name = 'a', match = t.any }\n");
    unit_write(folder, "b.lua", SCRIPT_HEAD
               "assert(string.upper and lpeg.P and table.concat and ('X'):lower() == 'x')\n"
               "assert(rawget(_G, 'mine') == nil)\n"
               "return lode.rule { api = 1, name = 'b', needs = { 'a' }, match = t.any }\n");
    Lode *lode = unit_lode((LodeOptions){.path = folder});
    LodeError error = {0};
    if (!lode_load(lode, "b", &error))
        fail_msg("%s", error.message);
    lode_free(lode);
    unit_remove(folder);
}

static void pairs_goes_in_order(void **state) {
    (void)state;
    claim("local keys = {}\n"
          "for k in pairs { z = 1, a = 1, [10] = 1, [2] = 1, m = 1, [true] = 1, [1.5] = 1 } do\n"
          "  keys[#keys + 1] = tostring(k)\n"
          "end\n"
          "assert(table.concat(keys, ' ') == '1.5 2 10 a m z true', table.concat(keys, ' '))");
    claim("local x = { b = 1, a = 1 }\nlocal k = next(x)\nassert(k == 'a' and next(x, 'a') == 'b')\n"
          "assert(next(x, 'b') == nil and next {} == nil)");
    claim("local n = 0\nlocal x = { a = 1, b = 2, c = 3 }\n"
          "for k in pairs(x) do x[k] = nil; n = n + 1 end\nassert(n == 3 and next(x) == nil)");
    claim("assert(not tostring({}):find '0x' and not tostring(print):find '0x')");
    claim("assert(not ('%s'):format({}):find '0x')");
    claim("assert(not pcall(string.format, '%p', {}) or not ('%p'):format({}):find '0x')");
}

static void memory_is_capped(void **state) {
    (void)state;
    LodeOptions small = {.memory = 32 << 20};
    refused("local s = 'x'; for i = 1, 40 do s = s .. s end", "not enough memory", small);
    refused("local a = {}; for i = 1, 1e9 do a[i] = { i } end", "not enough memory", small);
    refused("local s = ('x'):rep(1 << 30)", "not enough memory", small);
}

/* An engine that ran out of memory in a rule reads and runs the next article. */
static void goes_on_after_memory(void **state) {
    (void)state;
    Lode *lode = unit_rules_with(SCRIPT_HEAD
                                 "return lode.rule { api = 1, name = 'r', match = t.word 'go',\n"
                                 "  build = function (m, article)\n"
                                 "    if article.text:find 'big' then return { x = ('x'):rep(1 << 30) } end\n"
                                 "    return m\n  end }\n",
                                 (LodeOptions){.memory = 64 << 20});
    LodeError error = {0};
    LodeArticle *big = unit_read(lode, "go big"), *next = unit_read(lode, "go on");
    assert_false(lode_run(lode, big, &error));
    assert_non_null(strstr(error.message, "rule 'r'"));
    assert_non_null(strstr(error.message, "memory"));
    assert_true(lode_run(lode, next, &error));
    assert_int_equal(lode_article_items(next), 1);
    lode_article_free(big);
    lode_article_free(next);
    lode_free(lode);
}

static void require_stays_inside(void **state) {
    (void)state;
    refused("require '../secret'", "cannot be required", (LodeOptions){0});
    refused("require '/etc/passwd'", "cannot be required", (LodeOptions){0});
    refused("require 'lode.core.sandbox'", "cannot be required", (LodeOptions){0});
    refused("require 'os'", "not found", (LodeOptions){0});
    refused("require 'nosuch'", "module 'nosuch' not found", (LodeOptions){0});
    refused("require '..secret'", "", (LodeOptions){0});
    claim("assert(require 'lpeg' and require 're' and require 'lode')");
}

static void require_finds_beside_the_script(void **state) {
    (void)state;
    char *folder = unit_folder();
    unit_write(folder, "words.lua", "assert(not pcall(function () return io end))\nreturn { 'go' }\n");
    unit_write(folder, "r.lua", SCRIPT_HEAD
               "local words = require 'words'\nassert(require 'words' == words)\n"
               "return lode.rule { api = 1, name = 'r', match = t.word(words) }\n");
    char *path = unit_path(folder, "r.lua");
    Lode *lode = unit_lode((LodeOptions){0});
    LodeError error = {0};
    if (!lode_load(lode, path, &error))
        fail_msg("%s", error.message);
    lode_free(lode);
    free(path);
    unit_remove(folder);
}

static void trust_lifts_the_walls(void **state) {
    (void)state;
    Lode *lode = unit_rules_with(SCRIPT_HEAD "assert(io.open and os.time and debug.getinfo)\n"
                                 "return lode.rule { api = 1, name = 'r', match = t.any }\n",
                                 (LodeOptions){.trust = true});
    lode_free(lode);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_reaches_out),
        cmocka_unit_test(shared_tables_are_read_only),
        cmocka_unit_test(one_script_does_not_change_another),
        cmocka_unit_test(pairs_goes_in_order),
        cmocka_unit_test(memory_is_capped),
        cmocka_unit_test(goes_on_after_memory),
        cmocka_unit_test(require_stays_inside),
        cmocka_unit_test(require_finds_beside_the_script),
        cmocka_unit_test(trust_lifts_the_walls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
