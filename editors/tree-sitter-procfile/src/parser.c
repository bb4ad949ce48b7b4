#include "tree_sitter/parser.h"

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif

#define LANGUAGE_VERSION 14
#define STATE_COUNT 39
#define LARGE_STATE_COUNT 2
#define SYMBOL_COUNT 43
#define ALIAS_COUNT 0
#define TOKEN_COUNT 27
#define EXTERNAL_TOKEN_COUNT 0
#define FIELD_COUNT 0
#define MAX_ALIAS_SEQUENCE_LENGTH 3
#define PRODUCTION_ID_COUNT 2

enum ts_symbol_identifiers {
  sym__line_end = 1,
  sym__blanks = 2,
  sym_comment = 3,
  anon_sym_DASH = 4,
  anon_sym_QMARK = 5,
  sym__word = 6,
  sym__rest = 7,
  sym__other = 8,
  sym__plain = 9,
  sym__quoted = 10,
  sym__next_colon = 11,
  sym__colon = 12,
  aux_sym__tail_token1 = 13,
  sym__after = 14,
  sym__indicator = 15,
  sym__gap = 16,
  sym__text = 17,
  sym__single = 18,
  anon_sym_DQUOTE = 19,
  aux_sym_string_token1 = 20,
  sym__in_string = 21,
  sym_variable = 22,
  sym_substitution = 23,
  sym_redirect = 24,
  sym_operator = 25,
  sym_escape = 26,
  sym_file = 27,
  sym__line = 28,
  sym_entry = 29,
  sym__indented_entry = 30,
  sym__name = 31,
  sym__indented_name = 32,
  sym_unread = 33,
  sym__indented_unread = 34,
  sym__indicated = 35,
  sym__tail = 36,
  sym__value = 37,
  sym_command = 38,
  sym_string = 39,
  aux_sym_file_repeat1 = 40,
  aux_sym_command_repeat1 = 41,
  aux_sym_string_repeat1 = 42,
};

static const char * const ts_symbol_names[] = {
  [ts_builtin_sym_end] = "end",
  [sym__line_end] = "_line_end",
  [sym__blanks] = "_blanks",
  [sym_comment] = "comment",
  [anon_sym_DASH] = "-",
  [anon_sym_QMARK] = "\?",
  [sym__word] = "_word",
  [sym__rest] = "_rest",
  [sym__other] = "_other",
  [sym__plain] = "_plain",
  [sym__quoted] = "_quoted",
  [sym__next_colon] = ":",
  [sym__colon] = ":",
  [aux_sym__tail_token1] = "_tail_token1",
  [sym__after] = "_after",
  [sym__indicator] = "_indicator",
  [sym__gap] = "_gap",
  [sym__text] = "_text",
  [sym__single] = "_single",
  [anon_sym_DQUOTE] = "\"",
  [aux_sym_string_token1] = "string_token1",
  [sym__in_string] = "_in_string",
  [sym_variable] = "variable",
  [sym_substitution] = "substitution",
  [sym_redirect] = "redirect",
  [sym_operator] = "operator",
  [sym_escape] = "escape",
  [sym_file] = "file",
  [sym__line] = "_line",
  [sym_entry] = "entry",
  [sym__indented_entry] = "entry",
  [sym__name] = "name",
  [sym__indented_name] = "name",
  [sym_unread] = "unread",
  [sym__indented_unread] = "unread",
  [sym__indicated] = "_indicated",
  [sym__tail] = "_tail",
  [sym__value] = "_value",
  [sym_command] = "command",
  [sym_string] = "string",
  [aux_sym_file_repeat1] = "file_repeat1",
  [aux_sym_command_repeat1] = "command_repeat1",
  [aux_sym_string_repeat1] = "string_repeat1",
};

static const TSSymbol ts_symbol_map[] = {
  [ts_builtin_sym_end] = ts_builtin_sym_end,
  [sym__line_end] = sym__line_end,
  [sym__blanks] = sym__blanks,
  [sym_comment] = sym_comment,
  [anon_sym_DASH] = anon_sym_DASH,
  [anon_sym_QMARK] = anon_sym_QMARK,
  [sym__word] = sym__word,
  [sym__rest] = sym__rest,
  [sym__other] = sym__other,
  [sym__plain] = sym__plain,
  [sym__quoted] = sym__quoted,
  [sym__next_colon] = sym__next_colon,
  [sym__colon] = sym__next_colon,
  [aux_sym__tail_token1] = aux_sym__tail_token1,
  [sym__after] = sym__after,
  [sym__indicator] = sym__indicator,
  [sym__gap] = sym__gap,
  [sym__text] = sym__text,
  [sym__single] = sym__single,
  [anon_sym_DQUOTE] = anon_sym_DQUOTE,
  [aux_sym_string_token1] = aux_sym_string_token1,
  [sym__in_string] = sym__in_string,
  [sym_variable] = sym_variable,
  [sym_substitution] = sym_substitution,
  [sym_redirect] = sym_redirect,
  [sym_operator] = sym_operator,
  [sym_escape] = sym_escape,
  [sym_file] = sym_file,
  [sym__line] = sym__line,
  [sym_entry] = sym_entry,
  [sym__indented_entry] = sym_entry,
  [sym__name] = sym__name,
  [sym__indented_name] = sym__name,
  [sym_unread] = sym_unread,
  [sym__indented_unread] = sym_unread,
  [sym__indicated] = sym__indicated,
  [sym__tail] = sym__tail,
  [sym__value] = sym__value,
  [sym_command] = sym_command,
  [sym_string] = sym_string,
  [aux_sym_file_repeat1] = aux_sym_file_repeat1,
  [aux_sym_command_repeat1] = aux_sym_command_repeat1,
  [aux_sym_string_repeat1] = aux_sym_string_repeat1,
};

static const TSSymbolMetadata ts_symbol_metadata[] = {
  [ts_builtin_sym_end] = {
    .visible = false,
    .named = true,
  },
  [sym__line_end] = {
    .visible = false,
    .named = true,
  },
  [sym__blanks] = {
    .visible = false,
    .named = true,
  },
  [sym_comment] = {
    .visible = true,
    .named = true,
  },
  [anon_sym_DASH] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_QMARK] = {
    .visible = true,
    .named = false,
  },
  [sym__word] = {
    .visible = false,
    .named = true,
  },
  [sym__rest] = {
    .visible = false,
    .named = true,
  },
  [sym__other] = {
    .visible = false,
    .named = true,
  },
  [sym__plain] = {
    .visible = false,
    .named = true,
  },
  [sym__quoted] = {
    .visible = false,
    .named = true,
  },
  [sym__next_colon] = {
    .visible = true,
    .named = false,
  },
  [sym__colon] = {
    .visible = true,
    .named = false,
  },
  [aux_sym__tail_token1] = {
    .visible = false,
    .named = false,
  },
  [sym__after] = {
    .visible = false,
    .named = true,
  },
  [sym__indicator] = {
    .visible = false,
    .named = true,
  },
  [sym__gap] = {
    .visible = false,
    .named = true,
  },
  [sym__text] = {
    .visible = false,
    .named = true,
  },
  [sym__single] = {
    .visible = false,
    .named = true,
  },
  [anon_sym_DQUOTE] = {
    .visible = true,
    .named = false,
  },
  [aux_sym_string_token1] = {
    .visible = false,
    .named = false,
  },
  [sym__in_string] = {
    .visible = false,
    .named = true,
  },
  [sym_variable] = {
    .visible = true,
    .named = true,
  },
  [sym_substitution] = {
    .visible = true,
    .named = true,
  },
  [sym_redirect] = {
    .visible = true,
    .named = true,
  },
  [sym_operator] = {
    .visible = true,
    .named = true,
  },
  [sym_escape] = {
    .visible = true,
    .named = true,
  },
  [sym_file] = {
    .visible = true,
    .named = true,
  },
  [sym__line] = {
    .visible = false,
    .named = true,
  },
  [sym_entry] = {
    .visible = true,
    .named = true,
  },
  [sym__indented_entry] = {
    .visible = true,
    .named = true,
  },
  [sym__name] = {
    .visible = true,
    .named = true,
  },
  [sym__indented_name] = {
    .visible = true,
    .named = true,
  },
  [sym_unread] = {
    .visible = true,
    .named = true,
  },
  [sym__indented_unread] = {
    .visible = true,
    .named = true,
  },
  [sym__indicated] = {
    .visible = false,
    .named = true,
  },
  [sym__tail] = {
    .visible = false,
    .named = true,
  },
  [sym__value] = {
    .visible = false,
    .named = true,
  },
  [sym_command] = {
    .visible = true,
    .named = true,
  },
  [sym_string] = {
    .visible = true,
    .named = true,
  },
  [aux_sym_file_repeat1] = {
    .visible = false,
    .named = false,
  },
  [aux_sym_command_repeat1] = {
    .visible = false,
    .named = false,
  },
  [aux_sym_string_repeat1] = {
    .visible = false,
    .named = false,
  },
};

static const TSSymbol ts_alias_sequences[PRODUCTION_ID_COUNT][MAX_ALIAS_SEQUENCE_LENGTH] = {
  [0] = {0},
  [1] = {
    [0] = sym__name,
  },
};

static const uint16_t ts_non_terminal_alias_map[] = {
  0,
};

static const TSStateId ts_primary_state_ids[STATE_COUNT] = {
  [0] = 0,
  [1] = 1,
  [2] = 2,
  [3] = 3,
  [4] = 4,
  [5] = 5,
  [6] = 6,
  [7] = 7,
  [8] = 8,
  [9] = 9,
  [10] = 10,
  [11] = 11,
  [12] = 12,
  [13] = 13,
  [14] = 14,
  [15] = 15,
  [16] = 16,
  [17] = 17,
  [18] = 18,
  [19] = 19,
  [20] = 20,
  [21] = 21,
  [22] = 22,
  [23] = 23,
  [24] = 24,
  [25] = 25,
  [26] = 26,
  [27] = 27,
  [28] = 28,
  [29] = 29,
  [30] = 30,
  [31] = 31,
  [32] = 32,
  [33] = 33,
  [34] = 34,
  [35] = 35,
  [36] = 36,
  [37] = 37,
  [38] = 38,
};

static TSCharacterRange sym__indicator_character_set_1[] = {
  {0, 0x08}, {0x0b, '\f'}, {0x0e, 0x1f}, {'!', '"'}, {'%', '\''}, {'*', '*'}, {',', ','}, {':', ':'},
  {'>', '>'}, {'@', '@'}, {'[', '['}, {']', ']'}, {'`', '`'}, {'{', '}'}, {0x7f, 0x7f}, {0xfeff, 0xfeff},
};

static TSCharacterRange sym__text_character_set_1[] = {
  {0, '\t'}, {0x0b, '\f'}, {0x0e, '!'}, {'#', '#'}, {'(', ':'}, {'=', '='}, {'?', '['}, {']', '_'},
  {'a', '{'}, {'}', 0x10ffff},
};

static bool ts_lex(TSLexer *lexer, TSStateId state) {
  START_LEXER();
  eof = lexer->eof(lexer);
  switch (state) {
    case 0:
      if (eof) ADVANCE(19);
      ADVANCE_MAP(
        '\n', 20,
        '\r', 21,
        '"', 55,
        '#', 26,
        '$', 52,
        '%', 53,
        '&', 74,
        '\'', 57,
        '-', 27,
        ':', 38,
        ';', 73,
        '?', 30,
        '\\', 54,
        '`', 69,
        '|', 75,
        '\t', 49,
        ' ', 49,
      );
      if ((!eof && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(42);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          ('_' <= lookahead && lookahead <= 'z')) ADVANCE(33);
      END_STATE();
    case 1:
      if (lookahead == '%') ADVANCE(67);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(1);
      END_STATE();
    case 2:
      if (lookahead == ':') ADVANCE(3);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(2);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(35);
      END_STATE();
    case 3:
      if (lookahead == ':') ADVANCE(3);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(35);
      END_STATE();
    case 4:
      if (lookahead == ':') ADVANCE(4);
      if (lookahead != 0 &&
          lookahead != '\t' &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != ' ') ADVANCE(43);
      END_STATE();
    case 5:
      if (lookahead == ':') ADVANCE(6);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(5);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 6:
      if (lookahead == ':') ADVANCE(6);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 7:
      if (lookahead == ':') ADVANCE(8);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(7);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(34);
      END_STATE();
    case 8:
      if (lookahead == ':') ADVANCE(8);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(34);
      END_STATE();
    case 9:
      if (lookahead == '}') ADVANCE(67);
      if (lookahead != 0 &&
          (lookahead < '\t' || '\r' < lookahead) &&
          lookahead != ' ') ADVANCE(9);
      END_STATE();
    case 10:
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(70);
      END_STATE();
    case 11:
      if (eof) ADVANCE(19);
      ADVANCE_MAP(
        '\n', 20,
        '\r', 21,
        '"', 55,
        '$', 52,
        '%', 53,
        '&', 74,
        '\'', 57,
        ';', 73,
        '<', 71,
        '>', 72,
        '\\', 54,
        '`', 69,
        '|', 75,
        '\t', 49,
        ' ', 49,
      );
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(50);
      if (lookahead != 0) ADVANCE(51);
      END_STATE();
    case 12:
      if (eof) ADVANCE(19);
      ADVANCE_MAP(
        '\n', 20,
        '\r', 21,
        '"', 55,
        '$', 52,
        '%', 53,
        '&', 74,
        '\'', 57,
        ';', 73,
        '<', 71,
        '>', 72,
        '\\', 54,
        '`', 69,
        '|', 75,
      );
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(50);
      if (lookahead != 0) ADVANCE(51);
      END_STATE();
    case 13:
      if (eof) ADVANCE(19);
      ADVANCE_MAP(
        '\n', 20,
        '\r', 21,
        '"', 55,
        '$', 52,
        '%', 53,
        '&', 58,
        '\'', 61,
        ';', 66,
        '<', 60,
        '>', 59,
        '\\', 54,
        '`', 69,
        '|', 63,
      );
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(62);
      if (lookahead != 0) ADVANCE(64);
      END_STATE();
    case 14:
      if (eof) ADVANCE(19);
      ADVANCE_MAP(
        '\n', 20,
        '\r', 21,
        '"', 44,
        '#', 26,
        '\'', 45,
        '-', 28,
        ':', 46,
        '?', 31,
        '\t', 25,
        ' ', 25,
      );
      if ((!eof && set_contains(sym__indicator_character_set_1, 16, lookahead))) ADVANCE(48);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          ('_' <= lookahead && lookahead <= 'z')) ADVANCE(33);
      if (lookahead > '#') ADVANCE(35);
      END_STATE();
    case 15:
      if (eof) ADVANCE(19);
      ADVANCE_MAP(
        '\n', 20,
        '\r', 21,
        '"', 44,
        '#', 26,
        '\'', 45,
        '-', 29,
        ':', 47,
        '?', 32,
      );
      if ((!eof && set_contains(sym__indicator_character_set_1, 16, lookahead))) ADVANCE(48);
      if (lookahead > '#') ADVANCE(36);
      END_STATE();
    case 16:
      if (eof) ADVANCE(19);
      if (lookahead == '\n') ADVANCE(20);
      if (lookahead == '\r') ADVANCE(21);
      if (lookahead == ':') ADVANCE(38);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(22);
      if ((!eof && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(42);
      if (lookahead > ' ') ADVANCE(34);
      END_STATE();
    case 17:
      if (eof) ADVANCE(19);
      if (lookahead == '\n') ADVANCE(20);
      if (lookahead == '\r') ADVANCE(21);
      if (lookahead == ':') ADVANCE(39);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(23);
      if ((!eof && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(42);
      END_STATE();
    case 18:
      if (eof) ADVANCE(19);
      if (lookahead == '\n') ADVANCE(20);
      if (lookahead == '\r') ADVANCE(21);
      if (lookahead == ':') ADVANCE(40);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(24);
      if (lookahead != 0) ADVANCE(43);
      END_STATE();
    case 19:
      ACCEPT_TOKEN(ts_builtin_sym_end);
      END_STATE();
    case 20:
      ACCEPT_TOKEN(sym__line_end);
      END_STATE();
    case 21:
      ACCEPT_TOKEN(sym__line_end);
      if (lookahead == '\n') ADVANCE(20);
      END_STATE();
    case 22:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == '#') ADVANCE(42);
      if (lookahead == ':') ADVANCE(41);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(22);
      if ((!eof && lookahead <= 0x08) ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(42);
      if (lookahead > ' ') ADVANCE(34);
      END_STATE();
    case 23:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == '#') ADVANCE(42);
      if (lookahead == ':') ADVANCE(39);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(23);
      if ((!eof && lookahead <= 0x08) ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(42);
      END_STATE();
    case 24:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == ':') ADVANCE(40);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(24);
      if (lookahead != 0 &&
          lookahead != '\t' &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(43);
      END_STATE();
    case 25:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(25);
      END_STATE();
    case 26:
      ACCEPT_TOKEN(sym_comment);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(26);
      END_STATE();
    case 27:
      ACCEPT_TOKEN(anon_sym_DASH);
      END_STATE();
    case 28:
      ACCEPT_TOKEN(anon_sym_DASH);
      if (lookahead == ':') ADVANCE(3);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(35);
      END_STATE();
    case 29:
      ACCEPT_TOKEN(anon_sym_DASH);
      if (lookahead == ':') ADVANCE(6);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 30:
      ACCEPT_TOKEN(anon_sym_QMARK);
      END_STATE();
    case 31:
      ACCEPT_TOKEN(anon_sym_QMARK);
      if (lookahead == ':') ADVANCE(3);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(35);
      END_STATE();
    case 32:
      ACCEPT_TOKEN(anon_sym_QMARK);
      if (lookahead == ':') ADVANCE(6);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 33:
      ACCEPT_TOKEN(sym__word);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(33);
      END_STATE();
    case 34:
      ACCEPT_TOKEN(sym__rest);
      if (lookahead == ':') ADVANCE(8);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(7);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(34);
      END_STATE();
    case 35:
      ACCEPT_TOKEN(sym__other);
      if (lookahead == ':') ADVANCE(3);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(2);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(35);
      END_STATE();
    case 36:
      ACCEPT_TOKEN(sym__plain);
      if (lookahead == ':') ADVANCE(6);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(5);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 37:
      ACCEPT_TOKEN(sym__quoted);
      END_STATE();
    case 38:
      ACCEPT_TOKEN(sym__next_colon);
      END_STATE();
    case 39:
      ACCEPT_TOKEN(sym__colon);
      END_STATE();
    case 40:
      ACCEPT_TOKEN(sym__colon);
      if (lookahead == ':') ADVANCE(4);
      if (lookahead != 0 &&
          lookahead != '\t' &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != ' ') ADVANCE(43);
      END_STATE();
    case 41:
      ACCEPT_TOKEN(sym__colon);
      if (lookahead == ':') ADVANCE(8);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(34);
      END_STATE();
    case 42:
      ACCEPT_TOKEN(aux_sym__tail_token1);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(42);
      END_STATE();
    case 43:
      ACCEPT_TOKEN(sym__after);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(43);
      END_STATE();
    case 44:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead == '"') ADVANCE(37);
      if ((!eof && lookahead <= '\t') ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(48);
      if (lookahead > 0x1f) ADVANCE(44);
      END_STATE();
    case 45:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead == '\'') ADVANCE(37);
      if ((!eof && lookahead <= '\t') ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(48);
      if (lookahead > 0x1f) ADVANCE(45);
      END_STATE();
    case 46:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead == ':') ADVANCE(46);
      if ((!eof && lookahead <= '\t') ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= ' ') ||
          lookahead == 0x7f) ADVANCE(48);
      if (lookahead > ' ') ADVANCE(35);
      END_STATE();
    case 47:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead == ':') ADVANCE(47);
      if ((!eof && lookahead <= '\t') ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= ' ') ||
          lookahead == 0x7f) ADVANCE(48);
      if (lookahead > ' ') ADVANCE(36);
      END_STATE();
    case 48:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(48);
      END_STATE();
    case 49:
      ACCEPT_TOKEN(sym__gap);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(49);
      END_STATE();
    case 50:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '<') ADVANCE(71);
      if (lookahead == '>') ADVANCE(72);
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(50);
      if ((!eof && set_contains(sym__text_character_set_1, 10, lookahead))) ADVANCE(51);
      END_STATE();
    case 51:
      ACCEPT_TOKEN(sym__text);
      if ((!eof && set_contains(sym__text_character_set_1, 10, lookahead))) ADVANCE(51);
      END_STATE();
    case 52:
      ACCEPT_TOKEN(sym__single);
      if (lookahead == '(') ADVANCE(69);
      if (lookahead == '{') ADVANCE(9);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(68);
      END_STATE();
    case 53:
      ACCEPT_TOKEN(sym__single);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(1);
      END_STATE();
    case 54:
      ACCEPT_TOKEN(sym__single);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(76);
      END_STATE();
    case 55:
      ACCEPT_TOKEN(anon_sym_DQUOTE);
      END_STATE();
    case 56:
      ACCEPT_TOKEN(aux_sym_string_token1);
      END_STATE();
    case 57:
      ACCEPT_TOKEN(aux_sym_string_token1);
      if (lookahead == '\'') ADVANCE(56);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(57);
      END_STATE();
    case 58:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&') ADVANCE(66);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '&' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(66);
      END_STATE();
    case 59:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&') ADVANCE(65);
      if (lookahead == '>') ADVANCE(60);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '&' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(66);
      END_STATE();
    case 60:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&') ADVANCE(65);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '&' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(66);
      END_STATE();
    case 61:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '\'') ADVANCE(66);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(61);
      END_STATE();
    case 62:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '<') ADVANCE(60);
      if (lookahead == '>') ADVANCE(59);
      if (lookahead == '&' ||
          lookahead == '\'' ||
          lookahead == ';' ||
          lookahead == '|') ADVANCE(66);
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(62);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '\'' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(64);
      END_STATE();
    case 63:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '|') ADVANCE(66);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(66);
      END_STATE();
    case 64:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&' ||
          lookahead == '\'' ||
          lookahead == ';' ||
          lookahead == '<' ||
          lookahead == '>' ||
          lookahead == '|') ADVANCE(66);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '\'' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(64);
      END_STATE();
    case 65:
      ACCEPT_TOKEN(sym__in_string);
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(66);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(66);
      END_STATE();
    case 66:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(66);
      END_STATE();
    case 67:
      ACCEPT_TOKEN(sym_variable);
      END_STATE();
    case 68:
      ACCEPT_TOKEN(sym_variable);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(68);
      END_STATE();
    case 69:
      ACCEPT_TOKEN(sym_substitution);
      END_STATE();
    case 70:
      ACCEPT_TOKEN(sym_redirect);
      END_STATE();
    case 71:
      ACCEPT_TOKEN(sym_redirect);
      if (lookahead == '&') ADVANCE(10);
      END_STATE();
    case 72:
      ACCEPT_TOKEN(sym_redirect);
      if (lookahead == '&') ADVANCE(10);
      if (lookahead == '>') ADVANCE(71);
      END_STATE();
    case 73:
      ACCEPT_TOKEN(sym_operator);
      END_STATE();
    case 74:
      ACCEPT_TOKEN(sym_operator);
      if (lookahead == '&') ADVANCE(73);
      END_STATE();
    case 75:
      ACCEPT_TOKEN(sym_operator);
      if (lookahead == '|') ADVANCE(73);
      END_STATE();
    case 76:
      ACCEPT_TOKEN(sym_escape);
      END_STATE();
    default:
      return false;
  }
}

static const TSLexMode ts_lex_modes[STATE_COUNT] = {
  [0] = {.lex_state = 0},
  [1] = {.lex_state = 14},
  [2] = {.lex_state = 14},
  [3] = {.lex_state = 11},
  [4] = {.lex_state = 14},
  [5] = {.lex_state = 11},
  [6] = {.lex_state = 12},
  [7] = {.lex_state = 13},
  [8] = {.lex_state = 13},
  [9] = {.lex_state = 12},
  [10] = {.lex_state = 13},
  [11] = {.lex_state = 12},
  [12] = {.lex_state = 15},
  [13] = {.lex_state = 12},
  [14] = {.lex_state = 12},
  [15] = {.lex_state = 12},
  [16] = {.lex_state = 14},
  [17] = {.lex_state = 16},
  [18] = {.lex_state = 17},
  [19] = {.lex_state = 17},
  [20] = {.lex_state = 17},
  [21] = {.lex_state = 18},
  [22] = {.lex_state = 18},
  [23] = {.lex_state = 0},
  [24] = {.lex_state = 0},
  [25] = {.lex_state = 0},
  [26] = {.lex_state = 0},
  [27] = {.lex_state = 0},
  [28] = {.lex_state = 0},
  [29] = {.lex_state = 0},
  [30] = {.lex_state = 0},
  [31] = {.lex_state = 0},
  [32] = {.lex_state = 0},
  [33] = {.lex_state = 0},
  [34] = {.lex_state = 0},
  [35] = {.lex_state = 17},
  [36] = {.lex_state = 0},
  [37] = {.lex_state = 17},
  [38] = {.lex_state = 0},
};

static const uint16_t ts_parse_table[LARGE_STATE_COUNT][SYMBOL_COUNT] = {
  [0] = {
    [ts_builtin_sym_end] = ACTIONS(1),
    [sym__line_end] = ACTIONS(1),
    [sym__blanks] = ACTIONS(1),
    [sym_comment] = ACTIONS(1),
    [anon_sym_DASH] = ACTIONS(1),
    [anon_sym_QMARK] = ACTIONS(1),
    [sym__word] = ACTIONS(1),
    [sym__next_colon] = ACTIONS(1),
    [sym__colon] = ACTIONS(1),
    [aux_sym__tail_token1] = ACTIONS(1),
    [sym__gap] = ACTIONS(1),
    [sym__single] = ACTIONS(1),
    [anon_sym_DQUOTE] = ACTIONS(1),
    [aux_sym_string_token1] = ACTIONS(1),
    [sym_variable] = ACTIONS(1),
    [sym_substitution] = ACTIONS(1),
    [sym_operator] = ACTIONS(1),
    [sym_escape] = ACTIONS(1),
  },
  [1] = {
    [sym_file] = STATE(36),
    [sym__line] = STATE(34),
    [sym_entry] = STATE(34),
    [sym__name] = STATE(37),
    [sym_unread] = STATE(34),
    [sym__indicated] = STATE(29),
    [aux_sym_file_repeat1] = STATE(2),
    [ts_builtin_sym_end] = ACTIONS(3),
    [sym__line_end] = ACTIONS(5),
    [sym__blanks] = ACTIONS(7),
    [sym_comment] = ACTIONS(9),
    [anon_sym_DASH] = ACTIONS(11),
    [anon_sym_QMARK] = ACTIONS(11),
    [sym__word] = ACTIONS(13),
    [sym__other] = ACTIONS(15),
    [sym__quoted] = ACTIONS(17),
    [sym__indicator] = ACTIONS(19),
  },
};

static const uint16_t ts_small_parse_table[] = {
  [0] = 13,
    ACTIONS(7), 1,
      sym__blanks,
    ACTIONS(13), 1,
      sym__word,
    ACTIONS(15), 1,
      sym__other,
    ACTIONS(17), 1,
      sym__quoted,
    ACTIONS(19), 1,
      sym__indicator,
    ACTIONS(21), 1,
      ts_builtin_sym_end,
    ACTIONS(23), 1,
      sym__line_end,
    ACTIONS(25), 1,
      sym_comment,
    STATE(4), 1,
      aux_sym_file_repeat1,
    STATE(29), 1,
      sym__indicated,
    STATE(37), 1,
      sym__name,
    ACTIONS(11), 2,
      anon_sym_DASH,
      anon_sym_QMARK,
    STATE(26), 3,
      sym__line,
      sym_entry,
      sym_unread,
  [43] = 8,
    ACTIONS(29), 1,
      sym__gap,
    ACTIONS(33), 1,
      anon_sym_DQUOTE,
    ACTIONS(35), 1,
      aux_sym_string_token1,
    ACTIONS(27), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(31), 2,
      sym__text,
      sym__single,
    STATE(9), 2,
      sym_string,
      aux_sym_command_repeat1,
    STATE(30), 2,
      sym__value,
      sym_command,
    ACTIONS(37), 5,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [76] = 13,
    ACTIONS(39), 1,
      ts_builtin_sym_end,
    ACTIONS(41), 1,
      sym__line_end,
    ACTIONS(44), 1,
      sym__blanks,
    ACTIONS(47), 1,
      sym_comment,
    ACTIONS(53), 1,
      sym__word,
    ACTIONS(56), 1,
      sym__other,
    ACTIONS(59), 1,
      sym__quoted,
    ACTIONS(62), 1,
      sym__indicator,
    STATE(4), 1,
      aux_sym_file_repeat1,
    STATE(29), 1,
      sym__indicated,
    STATE(37), 1,
      sym__name,
    ACTIONS(50), 2,
      anon_sym_DASH,
      anon_sym_QMARK,
    STATE(38), 3,
      sym__line,
      sym_entry,
      sym_unread,
  [119] = 8,
    ACTIONS(29), 1,
      sym__gap,
    ACTIONS(33), 1,
      anon_sym_DQUOTE,
    ACTIONS(35), 1,
      aux_sym_string_token1,
    ACTIONS(31), 2,
      sym__text,
      sym__single,
    ACTIONS(65), 2,
      ts_builtin_sym_end,
      sym__line_end,
    STATE(9), 2,
      sym_string,
      aux_sym_command_repeat1,
    STATE(32), 2,
      sym__value,
      sym_command,
    ACTIONS(37), 5,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [152] = 7,
    ACTIONS(33), 1,
      anon_sym_DQUOTE,
    ACTIONS(35), 1,
      aux_sym_string_token1,
    STATE(31), 1,
      sym_command,
    ACTIONS(31), 2,
      sym__text,
      sym__single,
    ACTIONS(67), 2,
      ts_builtin_sym_end,
      sym__line_end,
    STATE(9), 2,
      sym_string,
      aux_sym_command_repeat1,
    ACTIONS(37), 5,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [181] = 6,
    ACTIONS(73), 1,
      sym__single,
    ACTIONS(75), 1,
      anon_sym_DQUOTE,
    STATE(10), 1,
      aux_sym_string_repeat1,
    ACTIONS(69), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(71), 4,
      sym__text,
      aux_sym_string_token1,
      sym_redirect,
      sym_operator,
    ACTIONS(77), 4,
      sym__in_string,
      sym_variable,
      sym_substitution,
      sym_escape,
  [207] = 6,
    ACTIONS(83), 1,
      sym__single,
    ACTIONS(85), 1,
      anon_sym_DQUOTE,
    STATE(7), 1,
      aux_sym_string_repeat1,
    ACTIONS(79), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(81), 4,
      sym__text,
      aux_sym_string_token1,
      sym_redirect,
      sym_operator,
    ACTIONS(87), 4,
      sym__in_string,
      sym_variable,
      sym_substitution,
      sym_escape,
  [233] = 6,
    ACTIONS(33), 1,
      anon_sym_DQUOTE,
    ACTIONS(35), 1,
      aux_sym_string_token1,
    ACTIONS(89), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(91), 2,
      sym__text,
      sym__single,
    STATE(11), 2,
      sym_string,
      aux_sym_command_repeat1,
    ACTIONS(93), 5,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [259] = 5,
    ACTIONS(99), 1,
      sym__single,
    STATE(10), 1,
      aux_sym_string_repeat1,
    ACTIONS(95), 3,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
    ACTIONS(97), 4,
      sym__text,
      aux_sym_string_token1,
      sym_redirect,
      sym_operator,
    ACTIONS(102), 4,
      sym__in_string,
      sym_variable,
      sym_substitution,
      sym_escape,
  [283] = 6,
    ACTIONS(110), 1,
      anon_sym_DQUOTE,
    ACTIONS(113), 1,
      aux_sym_string_token1,
    ACTIONS(105), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(107), 2,
      sym__text,
      sym__single,
    STATE(11), 2,
      sym_string,
      aux_sym_command_repeat1,
    ACTIONS(116), 5,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [309] = 9,
    ACTIONS(121), 1,
      sym_comment,
    ACTIONS(125), 1,
      sym__plain,
    ACTIONS(127), 1,
      sym__quoted,
    ACTIONS(129), 1,
      sym__indicator,
    STATE(23), 1,
      sym__indicated,
    STATE(35), 1,
      sym__indented_name,
    ACTIONS(119), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(123), 2,
      anon_sym_DASH,
      anon_sym_QMARK,
    STATE(33), 2,
      sym__indented_entry,
      sym__indented_unread,
  [340] = 2,
    ACTIONS(81), 2,
      sym__text,
      sym__single,
    ACTIONS(79), 9,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
      aux_sym_string_token1,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [356] = 2,
    ACTIONS(133), 2,
      sym__text,
      sym__single,
    ACTIONS(131), 9,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
      aux_sym_string_token1,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [372] = 2,
    ACTIONS(71), 2,
      sym__text,
      sym__single,
    ACTIONS(69), 9,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
      aux_sym_string_token1,
      sym_variable,
      sym_substitution,
      sym_redirect,
      sym_operator,
      sym_escape,
  [388] = 2,
    ACTIONS(135), 3,
      anon_sym_DASH,
      anon_sym_QMARK,
      sym__indicator,
    ACTIONS(39), 7,
      ts_builtin_sym_end,
      sym__line_end,
      sym__blanks,
      sym_comment,
      sym__word,
      sym__other,
      sym__quoted,
  [403] = 7,
    ACTIONS(139), 1,
      sym__blanks,
    ACTIONS(141), 1,
      sym__rest,
    ACTIONS(143), 1,
      sym__next_colon,
    ACTIONS(145), 1,
      sym__colon,
    ACTIONS(147), 1,
      aux_sym__tail_token1,
    STATE(25), 1,
      sym__tail,
    ACTIONS(137), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [426] = 5,
    ACTIONS(151), 1,
      sym__blanks,
    ACTIONS(153), 1,
      sym__colon,
    ACTIONS(155), 1,
      aux_sym__tail_token1,
    STATE(28), 1,
      sym__tail,
    ACTIONS(149), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [443] = 5,
    ACTIONS(139), 1,
      sym__blanks,
    ACTIONS(147), 1,
      aux_sym__tail_token1,
    ACTIONS(157), 1,
      sym__colon,
    STATE(25), 1,
      sym__tail,
    ACTIONS(137), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [460] = 5,
    ACTIONS(161), 1,
      sym__blanks,
    ACTIONS(163), 1,
      sym__colon,
    ACTIONS(165), 1,
      aux_sym__tail_token1,
    STATE(27), 1,
      sym__tail,
    ACTIONS(159), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [477] = 4,
    ACTIONS(169), 1,
      sym__blanks,
    ACTIONS(171), 1,
      sym__colon,
    ACTIONS(173), 1,
      sym__after,
    ACTIONS(167), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [491] = 4,
    ACTIONS(145), 1,
      sym__colon,
    ACTIONS(169), 1,
      sym__blanks,
    ACTIONS(173), 1,
      sym__after,
    ACTIONS(167), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [505] = 1,
    ACTIONS(159), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [510] = 1,
    ACTIONS(175), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [515] = 1,
    ACTIONS(149), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [520] = 2,
    ACTIONS(177), 1,
      ts_builtin_sym_end,
    ACTIONS(179), 1,
      sym__line_end,
  [527] = 1,
    ACTIONS(181), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [532] = 1,
    ACTIONS(183), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [537] = 1,
    ACTIONS(137), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [542] = 1,
    ACTIONS(185), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [547] = 1,
    ACTIONS(187), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [552] = 1,
    ACTIONS(189), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [557] = 1,
    ACTIONS(191), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [562] = 2,
    ACTIONS(21), 1,
      ts_builtin_sym_end,
    ACTIONS(179), 1,
      sym__line_end,
  [569] = 1,
    ACTIONS(193), 1,
      sym__colon,
  [573] = 1,
    ACTIONS(195), 1,
      ts_builtin_sym_end,
  [577] = 1,
    ACTIONS(143), 1,
      sym__colon,
  [581] = 1,
    ACTIONS(179), 1,
      sym__line_end,
};

static const uint32_t ts_small_parse_table_map[] = {
  [SMALL_STATE(2)] = 0,
  [SMALL_STATE(3)] = 43,
  [SMALL_STATE(4)] = 76,
  [SMALL_STATE(5)] = 119,
  [SMALL_STATE(6)] = 152,
  [SMALL_STATE(7)] = 181,
  [SMALL_STATE(8)] = 207,
  [SMALL_STATE(9)] = 233,
  [SMALL_STATE(10)] = 259,
  [SMALL_STATE(11)] = 283,
  [SMALL_STATE(12)] = 309,
  [SMALL_STATE(13)] = 340,
  [SMALL_STATE(14)] = 356,
  [SMALL_STATE(15)] = 372,
  [SMALL_STATE(16)] = 388,
  [SMALL_STATE(17)] = 403,
  [SMALL_STATE(18)] = 426,
  [SMALL_STATE(19)] = 443,
  [SMALL_STATE(20)] = 460,
  [SMALL_STATE(21)] = 477,
  [SMALL_STATE(22)] = 491,
  [SMALL_STATE(23)] = 505,
  [SMALL_STATE(24)] = 510,
  [SMALL_STATE(25)] = 515,
  [SMALL_STATE(26)] = 520,
  [SMALL_STATE(27)] = 527,
  [SMALL_STATE(28)] = 532,
  [SMALL_STATE(29)] = 537,
  [SMALL_STATE(30)] = 542,
  [SMALL_STATE(31)] = 547,
  [SMALL_STATE(32)] = 552,
  [SMALL_STATE(33)] = 557,
  [SMALL_STATE(34)] = 562,
  [SMALL_STATE(35)] = 569,
  [SMALL_STATE(36)] = 573,
  [SMALL_STATE(37)] = 577,
  [SMALL_STATE(38)] = 581,
};

static const TSParseActionEntry ts_parse_actions[] = {
  [0] = {.entry = {.count = 0, .reusable = false}},
  [1] = {.entry = {.count = 1, .reusable = false}}, RECOVER(),
  [3] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 0, 0, 0),
  [5] = {.entry = {.count = 1, .reusable = true}}, SHIFT(2),
  [7] = {.entry = {.count = 1, .reusable = true}}, SHIFT(12),
  [9] = {.entry = {.count = 1, .reusable = true}}, SHIFT(34),
  [11] = {.entry = {.count = 1, .reusable = false}}, SHIFT(22),
  [13] = {.entry = {.count = 1, .reusable = true}}, SHIFT(17),
  [15] = {.entry = {.count = 1, .reusable = true}}, SHIFT(19),
  [17] = {.entry = {.count = 1, .reusable = true}}, SHIFT(22),
  [19] = {.entry = {.count = 1, .reusable = false}}, SHIFT(29),
  [21] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 1, 0, 0),
  [23] = {.entry = {.count = 1, .reusable = true}}, SHIFT(4),
  [25] = {.entry = {.count = 1, .reusable = true}}, SHIFT(26),
  [27] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_entry, 2, 0, 1),
  [29] = {.entry = {.count = 1, .reusable = true}}, SHIFT(6),
  [31] = {.entry = {.count = 1, .reusable = false}}, SHIFT(9),
  [33] = {.entry = {.count = 1, .reusable = true}}, SHIFT(8),
  [35] = {.entry = {.count = 1, .reusable = true}}, SHIFT(13),
  [37] = {.entry = {.count = 1, .reusable = true}}, SHIFT(9),
  [39] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0),
  [41] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(4),
  [44] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(12),
  [47] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(38),
  [50] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(22),
  [53] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(17),
  [56] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(19),
  [59] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(22),
  [62] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(29),
  [65] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_entry, 2, 0, 0),
  [67] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__value, 1, 0, 0),
  [69] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 2, 0, 0),
  [71] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 2, 0, 0),
  [73] = {.entry = {.count = 1, .reusable = false}}, SHIFT(10),
  [75] = {.entry = {.count = 1, .reusable = true}}, SHIFT(14),
  [77] = {.entry = {.count = 1, .reusable = true}}, SHIFT(10),
  [79] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 1, 0, 0),
  [81] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 1, 0, 0),
  [83] = {.entry = {.count = 1, .reusable = false}}, SHIFT(7),
  [85] = {.entry = {.count = 1, .reusable = true}}, SHIFT(15),
  [87] = {.entry = {.count = 1, .reusable = true}}, SHIFT(7),
  [89] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_command, 1, 0, 0),
  [91] = {.entry = {.count = 1, .reusable = false}}, SHIFT(11),
  [93] = {.entry = {.count = 1, .reusable = true}}, SHIFT(11),
  [95] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0),
  [97] = {.entry = {.count = 1, .reusable = false}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0),
  [99] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0), SHIFT_REPEAT(10),
  [102] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0), SHIFT_REPEAT(10),
  [105] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0),
  [107] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(11),
  [110] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(8),
  [113] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(13),
  [116] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(11),
  [119] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__line, 1, 0, 0),
  [121] = {.entry = {.count = 1, .reusable = true}}, SHIFT(33),
  [123] = {.entry = {.count = 1, .reusable = false}}, SHIFT(21),
  [125] = {.entry = {.count = 1, .reusable = true}}, SHIFT(20),
  [127] = {.entry = {.count = 1, .reusable = true}}, SHIFT(21),
  [129] = {.entry = {.count = 1, .reusable = false}}, SHIFT(23),
  [131] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 3, 0, 0),
  [133] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 3, 0, 0),
  [135] = {.entry = {.count = 1, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0),
  [137] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_unread, 1, 0, 0),
  [139] = {.entry = {.count = 1, .reusable = false}}, SHIFT(25),
  [141] = {.entry = {.count = 1, .reusable = false}}, SHIFT(18),
  [143] = {.entry = {.count = 1, .reusable = true}}, SHIFT(3),
  [145] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym__name, 1, 0, 0),
  [147] = {.entry = {.count = 1, .reusable = true}}, SHIFT(25),
  [149] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_unread, 2, 0, 0),
  [151] = {.entry = {.count = 1, .reusable = false}}, SHIFT(28),
  [153] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__name, 2, 0, 0),
  [155] = {.entry = {.count = 1, .reusable = true}}, SHIFT(28),
  [157] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__name, 1, 0, 0),
  [159] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_unread, 1, 0, 0),
  [161] = {.entry = {.count = 1, .reusable = false}}, SHIFT(27),
  [163] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_name, 1, 0, 0),
  [165] = {.entry = {.count = 1, .reusable = true}}, SHIFT(27),
  [167] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indicated, 1, 0, 0),
  [169] = {.entry = {.count = 1, .reusable = false}}, SHIFT(24),
  [171] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym__indented_name, 1, 0, 0),
  [173] = {.entry = {.count = 1, .reusable = true}}, SHIFT(24),
  [175] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indicated, 2, 0, 0),
  [177] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 2, 0, 0),
  [179] = {.entry = {.count = 1, .reusable = true}}, SHIFT(16),
  [181] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_unread, 2, 0, 0),
  [183] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_unread, 3, 0, 0),
  [185] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_entry, 3, 0, 1),
  [187] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__value, 2, 0, 0),
  [189] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_entry, 3, 0, 0),
  [191] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__line, 2, 0, 0),
  [193] = {.entry = {.count = 1, .reusable = true}}, SHIFT(5),
  [195] = {.entry = {.count = 1, .reusable = true}},  ACCEPT_INPUT(),
};

#ifdef __cplusplus
extern "C" {
#endif
#ifdef TREE_SITTER_HIDE_SYMBOLS
#define TS_PUBLIC
#elif defined(_WIN32)
#define TS_PUBLIC __declspec(dllexport)
#else
#define TS_PUBLIC __attribute__((visibility("default")))
#endif

TS_PUBLIC const TSLanguage *tree_sitter_procfile(void) {
  static const TSLanguage language = {
    .version = LANGUAGE_VERSION,
    .symbol_count = SYMBOL_COUNT,
    .alias_count = ALIAS_COUNT,
    .token_count = TOKEN_COUNT,
    .external_token_count = EXTERNAL_TOKEN_COUNT,
    .state_count = STATE_COUNT,
    .large_state_count = LARGE_STATE_COUNT,
    .production_id_count = PRODUCTION_ID_COUNT,
    .field_count = FIELD_COUNT,
    .max_alias_sequence_length = MAX_ALIAS_SEQUENCE_LENGTH,
    .parse_table = &ts_parse_table[0][0],
    .small_parse_table = ts_small_parse_table,
    .small_parse_table_map = ts_small_parse_table_map,
    .parse_actions = ts_parse_actions,
    .symbol_names = ts_symbol_names,
    .symbol_metadata = ts_symbol_metadata,
    .public_symbol_map = ts_symbol_map,
    .alias_map = ts_non_terminal_alias_map,
    .alias_sequences = &ts_alias_sequences[0][0],
    .lex_modes = ts_lex_modes,
    .lex_fn = ts_lex,
    .primary_state_ids = ts_primary_state_ids,
  };
  return &language;
}
#ifdef __cplusplus
}
#endif
