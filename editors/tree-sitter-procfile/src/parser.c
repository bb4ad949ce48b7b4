#include "tree_sitter/parser.h"

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif

#define LANGUAGE_VERSION 14
#define STATE_COUNT 40
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
  sym__word = 5,
  sym__rest = 6,
  sym__other = 7,
  sym__plain = 8,
  sym__quoted = 9,
  sym__next_colon = 10,
  sym__colon = 11,
  anon_sym_QMARK = 12,
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
  sym_operator = 24,
  sym_redirect = 25,
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
  [sym__word] = "_word",
  [sym__rest] = "_rest",
  [sym__other] = "_other",
  [sym__plain] = "_plain",
  [sym__quoted] = "_quoted",
  [sym__next_colon] = ":",
  [sym__colon] = ":",
  [anon_sym_QMARK] = "\?",
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
  [sym_operator] = "operator",
  [sym_redirect] = "redirect",
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
  [sym__word] = sym__word,
  [sym__rest] = sym__rest,
  [sym__other] = sym__other,
  [sym__plain] = sym__plain,
  [sym__quoted] = sym__quoted,
  [sym__next_colon] = sym__next_colon,
  [sym__colon] = sym__next_colon,
  [anon_sym_QMARK] = anon_sym_QMARK,
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
  [sym_operator] = sym_operator,
  [sym_redirect] = sym_redirect,
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
  [anon_sym_QMARK] = {
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
  [sym_operator] = {
    .visible = true,
    .named = true,
  },
  [sym_redirect] = {
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
  [39] = 39,
};

static TSCharacterRange sym__indicator_character_set_1[] = {
  {0, 0x08}, {0x0b, '\f'}, {0x0e, 0x1f}, {'!', '"'}, {'%', '\''}, {'*', '*'}, {',', ','}, {':', ':'},
  {'>', '>'}, {'@', '@'}, {'[', '['}, {']', ']'}, {'`', '`'}, {'{', '}'}, {0x7f, 0x7f},
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
      if (eof) ADVANCE(23);
      ADVANCE_MAP(
        '\n', 24,
        '\r', 25,
        '"', 58,
        '#', 31,
        '$', 55,
        '%', 56,
        '&', 74,
        '\'', 60,
        '-', 32,
        ':', 40,
        ';', 73,
        '?', 44,
        '\\', 57,
        '`', 72,
        '|', 75,
        '\t', 52,
        ' ', 52,
      );
      if ((!eof && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(47);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          ('_' <= lookahead && lookahead <= 'z')) ADVANCE(35);
      END_STATE();
    case 1:
      if (lookahead == '%') ADVANCE(70);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(1);
      END_STATE();
    case 2:
      if (lookahead == ':') ADVANCE(2);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(37);
      END_STATE();
    case 3:
      if (lookahead == ':') ADVANCE(4);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(3);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(37);
      END_STATE();
    case 4:
      if (lookahead == ':') ADVANCE(4);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(37);
      END_STATE();
    case 5:
      if (lookahead == ':') ADVANCE(5);
      if (lookahead != 0 &&
          lookahead != '\t' &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != ' ') ADVANCE(48);
      END_STATE();
    case 6:
      if (lookahead == ':') ADVANCE(6);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(38);
      END_STATE();
    case 7:
      if (lookahead == ':') ADVANCE(8);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(7);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(38);
      END_STATE();
    case 8:
      if (lookahead == ':') ADVANCE(8);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(38);
      END_STATE();
    case 9:
      if (lookahead == ':') ADVANCE(9);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 10:
      if (lookahead == ':') ADVANCE(11);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(10);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 11:
      if (lookahead == ':') ADVANCE(11);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 12:
      if (lookahead == '}') ADVANCE(70);
      if (lookahead != 0 &&
          (lookahead < '\t' || '\r' < lookahead) &&
          lookahead != ' ') ADVANCE(12);
      END_STATE();
    case 13:
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(76);
      END_STATE();
    case 14:
      if (eof) ADVANCE(23);
      ADVANCE_MAP(
        '\n', 24,
        '\r', 25,
        '"', 58,
        '$', 55,
        '%', 56,
        '&', 74,
        '\'', 60,
        ';', 73,
        '<', 77,
        '>', 78,
        '\\', 57,
        '`', 72,
        '|', 75,
        '\t', 52,
        ' ', 52,
      );
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(53);
      if (lookahead != 0) ADVANCE(54);
      END_STATE();
    case 15:
      if (eof) ADVANCE(23);
      ADVANCE_MAP(
        '\n', 24,
        '\r', 25,
        '"', 58,
        '$', 55,
        '%', 56,
        '&', 74,
        '\'', 60,
        ';', 73,
        '<', 77,
        '>', 78,
        '\\', 57,
        '`', 72,
        '|', 75,
      );
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(53);
      if (lookahead != 0) ADVANCE(54);
      END_STATE();
    case 16:
      if (eof) ADVANCE(23);
      ADVANCE_MAP(
        '\n', 24,
        '\r', 25,
        '"', 58,
        '$', 55,
        '%', 56,
        '&', 61,
        '\'', 64,
        ';', 69,
        '<', 63,
        '>', 62,
        '\\', 57,
        '`', 72,
        '|', 66,
      );
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(65);
      if (lookahead != 0) ADVANCE(67);
      END_STATE();
    case 17:
      if (eof) ADVANCE(23);
      ADVANCE_MAP(
        '\n', 24,
        '\r', 25,
        '"', 49,
        '#', 31,
        '\'', 50,
        '-', 33,
        '?', 45,
        '\t', 30,
        ' ', 30,
      );
      if ((!eof && set_contains(sym__indicator_character_set_1, 15, lookahead))) ADVANCE(51);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          ('_' <= lookahead && lookahead <= 'z')) ADVANCE(35);
      if (lookahead > '#' &&
          lookahead != 0xfeff) ADVANCE(37);
      END_STATE();
    case 18:
      if (eof) ADVANCE(23);
      if (lookahead == '\n') ADVANCE(24);
      if (lookahead == '\r') ADVANCE(25);
      if (lookahead == '"') ADVANCE(49);
      if (lookahead == '#') ADVANCE(31);
      if (lookahead == '\'') ADVANCE(50);
      if (lookahead == '-') ADVANCE(34);
      if (lookahead == '?') ADVANCE(46);
      if ((!eof && set_contains(sym__indicator_character_set_1, 15, lookahead))) ADVANCE(51);
      if (lookahead > '#' &&
          lookahead != 0xfeff) ADVANCE(38);
      END_STATE();
    case 19:
      if (eof) ADVANCE(23);
      if (lookahead == '\n') ADVANCE(24);
      if (lookahead == '\r') ADVANCE(25);
      if (lookahead == ':') ADVANCE(40);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(26);
      if ((!eof && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(47);
      if (lookahead > ' ') ADVANCE(36);
      END_STATE();
    case 20:
      if (eof) ADVANCE(23);
      if (lookahead == '\n') ADVANCE(24);
      if (lookahead == '\r') ADVANCE(25);
      if (lookahead == ':') ADVANCE(41);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(27);
      if ((!eof && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(47);
      END_STATE();
    case 21:
      if (eof) ADVANCE(23);
      if (lookahead == '\n') ADVANCE(24);
      if (lookahead == '\r') ADVANCE(25);
      if (lookahead == ':') ADVANCE(42);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(28);
      if (lookahead != 0) ADVANCE(48);
      END_STATE();
    case 22:
      if (eof) ADVANCE(23);
      if (lookahead == '\n') ADVANCE(24);
      if (lookahead == '\r') ADVANCE(25);
      if (lookahead == ':') ADVANCE(5);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(29);
      if (lookahead != 0) ADVANCE(48);
      END_STATE();
    case 23:
      ACCEPT_TOKEN(ts_builtin_sym_end);
      END_STATE();
    case 24:
      ACCEPT_TOKEN(sym__line_end);
      END_STATE();
    case 25:
      ACCEPT_TOKEN(sym__line_end);
      if (lookahead == '\n') ADVANCE(24);
      END_STATE();
    case 26:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == '#') ADVANCE(47);
      if (lookahead == ':') ADVANCE(43);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(26);
      if ((!eof && lookahead <= 0x08) ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(47);
      if (lookahead > ' ') ADVANCE(36);
      END_STATE();
    case 27:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == '#') ADVANCE(47);
      if (lookahead == ':') ADVANCE(41);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(27);
      if ((!eof && lookahead <= 0x08) ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(47);
      END_STATE();
    case 28:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == ':') ADVANCE(42);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(28);
      if (lookahead != 0 &&
          lookahead != '\t' &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(48);
      END_STATE();
    case 29:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == ':') ADVANCE(5);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(29);
      if (lookahead != 0 &&
          lookahead != '\t' &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(48);
      END_STATE();
    case 30:
      ACCEPT_TOKEN(sym__blanks);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(30);
      END_STATE();
    case 31:
      ACCEPT_TOKEN(sym_comment);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(31);
      END_STATE();
    case 32:
      ACCEPT_TOKEN(anon_sym_DASH);
      END_STATE();
    case 33:
      ACCEPT_TOKEN(anon_sym_DASH);
      if (lookahead == ':') ADVANCE(2);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(37);
      END_STATE();
    case 34:
      ACCEPT_TOKEN(anon_sym_DASH);
      if (lookahead == ':') ADVANCE(6);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(38);
      END_STATE();
    case 35:
      ACCEPT_TOKEN(sym__word);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(35);
      END_STATE();
    case 36:
      ACCEPT_TOKEN(sym__rest);
      if (lookahead == ':') ADVANCE(9);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(10);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 37:
      ACCEPT_TOKEN(sym__other);
      if (lookahead == ':') ADVANCE(2);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(3);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(37);
      END_STATE();
    case 38:
      ACCEPT_TOKEN(sym__plain);
      if (lookahead == ':') ADVANCE(6);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(7);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(38);
      END_STATE();
    case 39:
      ACCEPT_TOKEN(sym__quoted);
      END_STATE();
    case 40:
      ACCEPT_TOKEN(sym__next_colon);
      END_STATE();
    case 41:
      ACCEPT_TOKEN(sym__colon);
      END_STATE();
    case 42:
      ACCEPT_TOKEN(sym__colon);
      if (lookahead == ':') ADVANCE(5);
      if (lookahead != 0 &&
          lookahead != '\t' &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != ' ') ADVANCE(48);
      END_STATE();
    case 43:
      ACCEPT_TOKEN(sym__colon);
      if (lookahead == ':') ADVANCE(11);
      if (lookahead > ' ' &&
          lookahead != '#' &&
          lookahead != 0x7f) ADVANCE(36);
      END_STATE();
    case 44:
      ACCEPT_TOKEN(anon_sym_QMARK);
      END_STATE();
    case 45:
      ACCEPT_TOKEN(anon_sym_QMARK);
      if (lookahead == ':') ADVANCE(2);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(37);
      END_STATE();
    case 46:
      ACCEPT_TOKEN(anon_sym_QMARK);
      if (lookahead == ':') ADVANCE(6);
      if (lookahead > ' ' &&
          lookahead != 0x7f) ADVANCE(38);
      END_STATE();
    case 47:
      ACCEPT_TOKEN(aux_sym__tail_token1);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(47);
      END_STATE();
    case 48:
      ACCEPT_TOKEN(sym__after);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(48);
      END_STATE();
    case 49:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead == '"') ADVANCE(39);
      if ((!eof && lookahead <= '\t') ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(51);
      if (lookahead > 0x1f) ADVANCE(49);
      END_STATE();
    case 50:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead == '\'') ADVANCE(39);
      if ((!eof && lookahead <= '\t') ||
          lookahead == 0x0b ||
          lookahead == '\f' ||
          (0x0e <= lookahead && lookahead <= 0x1f) ||
          lookahead == 0x7f) ADVANCE(51);
      if (lookahead > 0x1f) ADVANCE(50);
      END_STATE();
    case 51:
      ACCEPT_TOKEN(sym__indicator);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(51);
      END_STATE();
    case 52:
      ACCEPT_TOKEN(sym__gap);
      if (lookahead == '\t' ||
          lookahead == ' ') ADVANCE(52);
      END_STATE();
    case 53:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '<') ADVANCE(77);
      if (lookahead == '>') ADVANCE(78);
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(53);
      if ((!eof && set_contains(sym__text_character_set_1, 10, lookahead))) ADVANCE(54);
      END_STATE();
    case 54:
      ACCEPT_TOKEN(sym__text);
      if ((!eof && set_contains(sym__text_character_set_1, 10, lookahead))) ADVANCE(54);
      END_STATE();
    case 55:
      ACCEPT_TOKEN(sym__single);
      if (lookahead == '(') ADVANCE(72);
      if (lookahead == '{') ADVANCE(12);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(71);
      END_STATE();
    case 56:
      ACCEPT_TOKEN(sym__single);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(1);
      END_STATE();
    case 57:
      ACCEPT_TOKEN(sym__single);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(79);
      END_STATE();
    case 58:
      ACCEPT_TOKEN(anon_sym_DQUOTE);
      END_STATE();
    case 59:
      ACCEPT_TOKEN(aux_sym_string_token1);
      END_STATE();
    case 60:
      ACCEPT_TOKEN(aux_sym_string_token1);
      if (lookahead == '\'') ADVANCE(59);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r') ADVANCE(60);
      END_STATE();
    case 61:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&') ADVANCE(69);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '&' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(69);
      END_STATE();
    case 62:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&') ADVANCE(68);
      if (lookahead == '>') ADVANCE(63);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '&' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(69);
      END_STATE();
    case 63:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&') ADVANCE(68);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '&' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(69);
      END_STATE();
    case 64:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '\'') ADVANCE(69);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(64);
      END_STATE();
    case 65:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '<') ADVANCE(63);
      if (lookahead == '>') ADVANCE(62);
      if (lookahead == '&' ||
          lookahead == '\'' ||
          lookahead == ';' ||
          lookahead == '|') ADVANCE(69);
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(65);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '\'' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(67);
      END_STATE();
    case 66:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '|') ADVANCE(69);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(69);
      END_STATE();
    case 67:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead == '&' ||
          lookahead == '\'' ||
          lookahead == ';' ||
          lookahead == '<' ||
          lookahead == '>' ||
          lookahead == '|') ADVANCE(69);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          (lookahead < '$' || '\'' < lookahead) &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(67);
      END_STATE();
    case 68:
      ACCEPT_TOKEN(sym__in_string);
      if (('0' <= lookahead && lookahead <= '9')) ADVANCE(69);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(69);
      END_STATE();
    case 69:
      ACCEPT_TOKEN(sym__in_string);
      if (lookahead != 0 &&
          lookahead != '\n' &&
          lookahead != '\r' &&
          lookahead != '"' &&
          lookahead != '$' &&
          lookahead != '%' &&
          lookahead != '\\' &&
          lookahead != '`') ADVANCE(69);
      END_STATE();
    case 70:
      ACCEPT_TOKEN(sym_variable);
      END_STATE();
    case 71:
      ACCEPT_TOKEN(sym_variable);
      if (('0' <= lookahead && lookahead <= '9') ||
          ('A' <= lookahead && lookahead <= 'Z') ||
          lookahead == '_' ||
          ('a' <= lookahead && lookahead <= 'z')) ADVANCE(71);
      END_STATE();
    case 72:
      ACCEPT_TOKEN(sym_substitution);
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
      ACCEPT_TOKEN(sym_redirect);
      END_STATE();
    case 77:
      ACCEPT_TOKEN(sym_redirect);
      if (lookahead == '&') ADVANCE(13);
      END_STATE();
    case 78:
      ACCEPT_TOKEN(sym_redirect);
      if (lookahead == '&') ADVANCE(13);
      if (lookahead == '>') ADVANCE(77);
      END_STATE();
    case 79:
      ACCEPT_TOKEN(sym_escape);
      END_STATE();
    default:
      return false;
  }
}

static const TSLexMode ts_lex_modes[STATE_COUNT] = {
  [0] = {.lex_state = 0},
  [1] = {.lex_state = 17},
  [2] = {.lex_state = 14},
  [3] = {.lex_state = 14},
  [4] = {.lex_state = 17},
  [5] = {.lex_state = 17},
  [6] = {.lex_state = 15},
  [7] = {.lex_state = 16},
  [8] = {.lex_state = 15},
  [9] = {.lex_state = 16},
  [10] = {.lex_state = 16},
  [11] = {.lex_state = 15},
  [12] = {.lex_state = 18},
  [13] = {.lex_state = 15},
  [14] = {.lex_state = 15},
  [15] = {.lex_state = 15},
  [16] = {.lex_state = 17},
  [17] = {.lex_state = 19},
  [18] = {.lex_state = 20},
  [19] = {.lex_state = 20},
  [20] = {.lex_state = 20},
  [21] = {.lex_state = 21},
  [22] = {.lex_state = 21},
  [23] = {.lex_state = 22},
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
  [35] = {.lex_state = 0},
  [36] = {.lex_state = 20},
  [37] = {.lex_state = 20},
  [38] = {.lex_state = 0},
  [39] = {.lex_state = 0},
};

static const uint16_t ts_parse_table[LARGE_STATE_COUNT][SYMBOL_COUNT] = {
  [0] = {
    [ts_builtin_sym_end] = ACTIONS(1),
    [sym__line_end] = ACTIONS(1),
    [sym__blanks] = ACTIONS(1),
    [sym_comment] = ACTIONS(1),
    [anon_sym_DASH] = ACTIONS(1),
    [sym__word] = ACTIONS(1),
    [sym__next_colon] = ACTIONS(1),
    [sym__colon] = ACTIONS(1),
    [anon_sym_QMARK] = ACTIONS(1),
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
    [sym_file] = STATE(39),
    [sym__line] = STATE(31),
    [sym_entry] = STATE(31),
    [sym__name] = STATE(37),
    [sym_unread] = STATE(31),
    [sym__indicated] = STATE(34),
    [aux_sym_file_repeat1] = STATE(5),
    [ts_builtin_sym_end] = ACTIONS(3),
    [sym__line_end] = ACTIONS(5),
    [sym__blanks] = ACTIONS(7),
    [sym_comment] = ACTIONS(9),
    [anon_sym_DASH] = ACTIONS(11),
    [sym__word] = ACTIONS(13),
    [sym__other] = ACTIONS(15),
    [sym__quoted] = ACTIONS(17),
    [anon_sym_QMARK] = ACTIONS(19),
    [sym__indicator] = ACTIONS(21),
  },
};

static const uint16_t ts_small_parse_table[] = {
  [0] = 8,
    ACTIONS(25), 1,
      sym__gap,
    ACTIONS(29), 1,
      anon_sym_DQUOTE,
    ACTIONS(31), 1,
      aux_sym_string_token1,
    ACTIONS(23), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(27), 2,
      sym__text,
      sym__single,
    STATE(8), 2,
      sym_string,
      aux_sym_command_repeat1,
    STATE(33), 2,
      sym__value,
      sym_command,
    ACTIONS(33), 5,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [33] = 8,
    ACTIONS(25), 1,
      sym__gap,
    ACTIONS(29), 1,
      anon_sym_DQUOTE,
    ACTIONS(31), 1,
      aux_sym_string_token1,
    ACTIONS(27), 2,
      sym__text,
      sym__single,
    ACTIONS(35), 2,
      ts_builtin_sym_end,
      sym__line_end,
    STATE(8), 2,
      sym_string,
      aux_sym_command_repeat1,
    STATE(30), 2,
      sym__value,
      sym_command,
    ACTIONS(33), 5,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [66] = 14,
    ACTIONS(37), 1,
      ts_builtin_sym_end,
    ACTIONS(39), 1,
      sym__line_end,
    ACTIONS(42), 1,
      sym__blanks,
    ACTIONS(45), 1,
      sym_comment,
    ACTIONS(48), 1,
      anon_sym_DASH,
    ACTIONS(51), 1,
      sym__word,
    ACTIONS(54), 1,
      sym__other,
    ACTIONS(57), 1,
      sym__quoted,
    ACTIONS(60), 1,
      anon_sym_QMARK,
    ACTIONS(63), 1,
      sym__indicator,
    STATE(4), 1,
      aux_sym_file_repeat1,
    STATE(34), 1,
      sym__indicated,
    STATE(37), 1,
      sym__name,
    STATE(38), 3,
      sym__line,
      sym_entry,
      sym_unread,
  [111] = 14,
    ACTIONS(7), 1,
      sym__blanks,
    ACTIONS(11), 1,
      anon_sym_DASH,
    ACTIONS(13), 1,
      sym__word,
    ACTIONS(15), 1,
      sym__other,
    ACTIONS(17), 1,
      sym__quoted,
    ACTIONS(19), 1,
      anon_sym_QMARK,
    ACTIONS(21), 1,
      sym__indicator,
    ACTIONS(66), 1,
      ts_builtin_sym_end,
    ACTIONS(68), 1,
      sym__line_end,
    ACTIONS(70), 1,
      sym_comment,
    STATE(4), 1,
      aux_sym_file_repeat1,
    STATE(34), 1,
      sym__indicated,
    STATE(37), 1,
      sym__name,
    STATE(29), 3,
      sym__line,
      sym_entry,
      sym_unread,
  [156] = 7,
    ACTIONS(29), 1,
      anon_sym_DQUOTE,
    ACTIONS(31), 1,
      aux_sym_string_token1,
    STATE(32), 1,
      sym_command,
    ACTIONS(27), 2,
      sym__text,
      sym__single,
    ACTIONS(72), 2,
      ts_builtin_sym_end,
      sym__line_end,
    STATE(8), 2,
      sym_string,
      aux_sym_command_repeat1,
    ACTIONS(33), 5,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [185] = 6,
    ACTIONS(78), 1,
      sym__single,
    ACTIONS(80), 1,
      anon_sym_DQUOTE,
    STATE(10), 1,
      aux_sym_string_repeat1,
    ACTIONS(74), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(76), 4,
      sym__text,
      aux_sym_string_token1,
      sym_operator,
      sym_redirect,
    ACTIONS(82), 4,
      sym__in_string,
      sym_variable,
      sym_substitution,
      sym_escape,
  [211] = 6,
    ACTIONS(29), 1,
      anon_sym_DQUOTE,
    ACTIONS(31), 1,
      aux_sym_string_token1,
    ACTIONS(84), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(86), 2,
      sym__text,
      sym__single,
    STATE(11), 2,
      sym_string,
      aux_sym_command_repeat1,
    ACTIONS(88), 5,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [237] = 6,
    ACTIONS(94), 1,
      sym__single,
    ACTIONS(96), 1,
      anon_sym_DQUOTE,
    STATE(7), 1,
      aux_sym_string_repeat1,
    ACTIONS(90), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(92), 4,
      sym__text,
      aux_sym_string_token1,
      sym_operator,
      sym_redirect,
    ACTIONS(98), 4,
      sym__in_string,
      sym_variable,
      sym_substitution,
      sym_escape,
  [263] = 5,
    ACTIONS(104), 1,
      sym__single,
    STATE(10), 1,
      aux_sym_string_repeat1,
    ACTIONS(100), 3,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
    ACTIONS(102), 4,
      sym__text,
      aux_sym_string_token1,
      sym_operator,
      sym_redirect,
    ACTIONS(107), 4,
      sym__in_string,
      sym_variable,
      sym_substitution,
      sym_escape,
  [287] = 6,
    ACTIONS(115), 1,
      anon_sym_DQUOTE,
    ACTIONS(118), 1,
      aux_sym_string_token1,
    ACTIONS(110), 2,
      ts_builtin_sym_end,
      sym__line_end,
    ACTIONS(112), 2,
      sym__text,
      sym__single,
    STATE(11), 2,
      sym_string,
      aux_sym_command_repeat1,
    ACTIONS(121), 5,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [313] = 10,
    ACTIONS(19), 1,
      anon_sym_QMARK,
    ACTIONS(126), 1,
      sym_comment,
    ACTIONS(128), 1,
      anon_sym_DASH,
    ACTIONS(130), 1,
      sym__plain,
    ACTIONS(132), 1,
      sym__quoted,
    ACTIONS(134), 1,
      sym__indicator,
    STATE(27), 1,
      sym__indicated,
    STATE(36), 1,
      sym__indented_name,
    ACTIONS(124), 2,
      ts_builtin_sym_end,
      sym__line_end,
    STATE(35), 2,
      sym__indented_entry,
      sym__indented_unread,
  [346] = 2,
    ACTIONS(76), 2,
      sym__text,
      sym__single,
    ACTIONS(74), 9,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
      aux_sym_string_token1,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [362] = 2,
    ACTIONS(138), 2,
      sym__text,
      sym__single,
    ACTIONS(136), 9,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
      aux_sym_string_token1,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [378] = 2,
    ACTIONS(92), 2,
      sym__text,
      sym__single,
    ACTIONS(90), 9,
      ts_builtin_sym_end,
      sym__line_end,
      anon_sym_DQUOTE,
      aux_sym_string_token1,
      sym_variable,
      sym_substitution,
      sym_operator,
      sym_redirect,
      sym_escape,
  [394] = 2,
    ACTIONS(140), 3,
      anon_sym_DASH,
      anon_sym_QMARK,
      sym__indicator,
    ACTIONS(37), 7,
      ts_builtin_sym_end,
      sym__line_end,
      sym__blanks,
      sym_comment,
      sym__word,
      sym__other,
      sym__quoted,
  [409] = 7,
    ACTIONS(144), 1,
      sym__blanks,
    ACTIONS(146), 1,
      sym__rest,
    ACTIONS(148), 1,
      sym__next_colon,
    ACTIONS(150), 1,
      sym__colon,
    ACTIONS(152), 1,
      aux_sym__tail_token1,
    STATE(24), 1,
      sym__tail,
    ACTIONS(142), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [432] = 5,
    ACTIONS(156), 1,
      sym__blanks,
    ACTIONS(158), 1,
      sym__colon,
    ACTIONS(160), 1,
      aux_sym__tail_token1,
    STATE(25), 1,
      sym__tail,
    ACTIONS(154), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [449] = 5,
    ACTIONS(144), 1,
      sym__blanks,
    ACTIONS(152), 1,
      aux_sym__tail_token1,
    ACTIONS(162), 1,
      sym__colon,
    STATE(24), 1,
      sym__tail,
    ACTIONS(142), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [466] = 5,
    ACTIONS(166), 1,
      sym__blanks,
    ACTIONS(168), 1,
      sym__colon,
    ACTIONS(170), 1,
      aux_sym__tail_token1,
    STATE(28), 1,
      sym__tail,
    ACTIONS(164), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [483] = 4,
    ACTIONS(174), 1,
      sym__blanks,
    ACTIONS(176), 1,
      sym__colon,
    ACTIONS(178), 1,
      sym__after,
    ACTIONS(172), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [497] = 4,
    ACTIONS(150), 1,
      sym__colon,
    ACTIONS(174), 1,
      sym__blanks,
    ACTIONS(178), 1,
      sym__after,
    ACTIONS(172), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [511] = 3,
    ACTIONS(174), 1,
      sym__blanks,
    ACTIONS(178), 1,
      sym__after,
    ACTIONS(172), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [522] = 1,
    ACTIONS(164), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [527] = 1,
    ACTIONS(180), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [532] = 1,
    ACTIONS(182), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [537] = 1,
    ACTIONS(154), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [542] = 1,
    ACTIONS(184), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [547] = 2,
    ACTIONS(186), 1,
      ts_builtin_sym_end,
    ACTIONS(188), 1,
      sym__line_end,
  [554] = 1,
    ACTIONS(190), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [559] = 2,
    ACTIONS(66), 1,
      ts_builtin_sym_end,
    ACTIONS(188), 1,
      sym__line_end,
  [566] = 1,
    ACTIONS(192), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [571] = 1,
    ACTIONS(194), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [576] = 1,
    ACTIONS(142), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [581] = 1,
    ACTIONS(196), 2,
      ts_builtin_sym_end,
      sym__line_end,
  [586] = 1,
    ACTIONS(198), 1,
      sym__colon,
  [590] = 1,
    ACTIONS(148), 1,
      sym__colon,
  [594] = 1,
    ACTIONS(188), 1,
      sym__line_end,
  [598] = 1,
    ACTIONS(200), 1,
      ts_builtin_sym_end,
};

static const uint32_t ts_small_parse_table_map[] = {
  [SMALL_STATE(2)] = 0,
  [SMALL_STATE(3)] = 33,
  [SMALL_STATE(4)] = 66,
  [SMALL_STATE(5)] = 111,
  [SMALL_STATE(6)] = 156,
  [SMALL_STATE(7)] = 185,
  [SMALL_STATE(8)] = 211,
  [SMALL_STATE(9)] = 237,
  [SMALL_STATE(10)] = 263,
  [SMALL_STATE(11)] = 287,
  [SMALL_STATE(12)] = 313,
  [SMALL_STATE(13)] = 346,
  [SMALL_STATE(14)] = 362,
  [SMALL_STATE(15)] = 378,
  [SMALL_STATE(16)] = 394,
  [SMALL_STATE(17)] = 409,
  [SMALL_STATE(18)] = 432,
  [SMALL_STATE(19)] = 449,
  [SMALL_STATE(20)] = 466,
  [SMALL_STATE(21)] = 483,
  [SMALL_STATE(22)] = 497,
  [SMALL_STATE(23)] = 511,
  [SMALL_STATE(24)] = 522,
  [SMALL_STATE(25)] = 527,
  [SMALL_STATE(26)] = 532,
  [SMALL_STATE(27)] = 537,
  [SMALL_STATE(28)] = 542,
  [SMALL_STATE(29)] = 547,
  [SMALL_STATE(30)] = 554,
  [SMALL_STATE(31)] = 559,
  [SMALL_STATE(32)] = 566,
  [SMALL_STATE(33)] = 571,
  [SMALL_STATE(34)] = 576,
  [SMALL_STATE(35)] = 581,
  [SMALL_STATE(36)] = 586,
  [SMALL_STATE(37)] = 590,
  [SMALL_STATE(38)] = 594,
  [SMALL_STATE(39)] = 598,
};

static const TSParseActionEntry ts_parse_actions[] = {
  [0] = {.entry = {.count = 0, .reusable = false}},
  [1] = {.entry = {.count = 1, .reusable = false}}, RECOVER(),
  [3] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 0, 0, 0),
  [5] = {.entry = {.count = 1, .reusable = true}}, SHIFT(5),
  [7] = {.entry = {.count = 1, .reusable = true}}, SHIFT(12),
  [9] = {.entry = {.count = 1, .reusable = true}}, SHIFT(31),
  [11] = {.entry = {.count = 1, .reusable = false}}, SHIFT(22),
  [13] = {.entry = {.count = 1, .reusable = true}}, SHIFT(17),
  [15] = {.entry = {.count = 1, .reusable = true}}, SHIFT(19),
  [17] = {.entry = {.count = 1, .reusable = true}}, SHIFT(22),
  [19] = {.entry = {.count = 1, .reusable = false}}, SHIFT(23),
  [21] = {.entry = {.count = 1, .reusable = false}}, SHIFT(34),
  [23] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_entry, 2, 0, 0),
  [25] = {.entry = {.count = 1, .reusable = true}}, SHIFT(6),
  [27] = {.entry = {.count = 1, .reusable = false}}, SHIFT(8),
  [29] = {.entry = {.count = 1, .reusable = true}}, SHIFT(9),
  [31] = {.entry = {.count = 1, .reusable = true}}, SHIFT(15),
  [33] = {.entry = {.count = 1, .reusable = true}}, SHIFT(8),
  [35] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_entry, 2, 0, 1),
  [37] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0),
  [39] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(4),
  [42] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(12),
  [45] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(38),
  [48] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(22),
  [51] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(17),
  [54] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(19),
  [57] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(22),
  [60] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(23),
  [63] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(34),
  [66] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 1, 0, 0),
  [68] = {.entry = {.count = 1, .reusable = true}}, SHIFT(4),
  [70] = {.entry = {.count = 1, .reusable = true}}, SHIFT(29),
  [72] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__value, 1, 0, 0),
  [74] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 2, 0, 0),
  [76] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 2, 0, 0),
  [78] = {.entry = {.count = 1, .reusable = false}}, SHIFT(10),
  [80] = {.entry = {.count = 1, .reusable = true}}, SHIFT(14),
  [82] = {.entry = {.count = 1, .reusable = true}}, SHIFT(10),
  [84] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_command, 1, 0, 0),
  [86] = {.entry = {.count = 1, .reusable = false}}, SHIFT(11),
  [88] = {.entry = {.count = 1, .reusable = true}}, SHIFT(11),
  [90] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 1, 0, 0),
  [92] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 1, 0, 0),
  [94] = {.entry = {.count = 1, .reusable = false}}, SHIFT(7),
  [96] = {.entry = {.count = 1, .reusable = true}}, SHIFT(13),
  [98] = {.entry = {.count = 1, .reusable = true}}, SHIFT(7),
  [100] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0),
  [102] = {.entry = {.count = 1, .reusable = false}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0),
  [104] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0), SHIFT_REPEAT(10),
  [107] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0), SHIFT_REPEAT(10),
  [110] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0),
  [112] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(11),
  [115] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(9),
  [118] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(15),
  [121] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_command_repeat1, 2, 0, 0), SHIFT_REPEAT(11),
  [124] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__line, 1, 0, 0),
  [126] = {.entry = {.count = 1, .reusable = true}}, SHIFT(35),
  [128] = {.entry = {.count = 1, .reusable = false}}, SHIFT(21),
  [130] = {.entry = {.count = 1, .reusable = true}}, SHIFT(18),
  [132] = {.entry = {.count = 1, .reusable = true}}, SHIFT(21),
  [134] = {.entry = {.count = 1, .reusable = false}}, SHIFT(27),
  [136] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 3, 0, 0),
  [138] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 3, 0, 0),
  [140] = {.entry = {.count = 1, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0),
  [142] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_unread, 1, 0, 0),
  [144] = {.entry = {.count = 1, .reusable = false}}, SHIFT(24),
  [146] = {.entry = {.count = 1, .reusable = false}}, SHIFT(20),
  [148] = {.entry = {.count = 1, .reusable = true}}, SHIFT(3),
  [150] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym__name, 1, 0, 0),
  [152] = {.entry = {.count = 1, .reusable = true}}, SHIFT(24),
  [154] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_unread, 1, 0, 0),
  [156] = {.entry = {.count = 1, .reusable = false}}, SHIFT(25),
  [158] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_name, 1, 0, 0),
  [160] = {.entry = {.count = 1, .reusable = true}}, SHIFT(25),
  [162] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__name, 1, 0, 0),
  [164] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_unread, 2, 0, 0),
  [166] = {.entry = {.count = 1, .reusable = false}}, SHIFT(28),
  [168] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__name, 2, 0, 0),
  [170] = {.entry = {.count = 1, .reusable = true}}, SHIFT(28),
  [172] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indicated, 1, 0, 0),
  [174] = {.entry = {.count = 1, .reusable = false}}, SHIFT(26),
  [176] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym__indented_name, 1, 0, 0),
  [178] = {.entry = {.count = 1, .reusable = true}}, SHIFT(26),
  [180] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_unread, 2, 0, 0),
  [182] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indicated, 2, 0, 0),
  [184] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_unread, 3, 0, 0),
  [186] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 2, 0, 0),
  [188] = {.entry = {.count = 1, .reusable = true}}, SHIFT(16),
  [190] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_entry, 3, 0, 1),
  [192] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__value, 2, 0, 0),
  [194] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__indented_entry, 3, 0, 0),
  [196] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__line, 2, 0, 0),
  [198] = {.entry = {.count = 1, .reusable = true}}, SHIFT(2),
  [200] = {.entry = {.count = 1, .reusable = true}},  ACCEPT_INPUT(),
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
