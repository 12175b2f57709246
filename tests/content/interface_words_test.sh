#!/usr/bin/env bash
# Every word of the interface that the code asks for has its Russian, and every entry can be used.
set -euo pipefail
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
collect() { # FOLDER... → a template of everything the code asks for
  find "$@" -name '*.cpp' | LC_ALL=C sort |
    xgettext --from-code=UTF-8 --language=C++ --keyword=tr --keyword=trc:1c,2 --keyword=trn:1,2 --files-from=- -o -
}
collect simulator tools >"$work/riposte.pot"
count=$(grep -c '^msgid' "$work/riposte.pot")
if [ "$count" -lt 100 ]; then
  echo "only $count texts were found in the code; is the collection broken?"
  exit 1
fi
msgfmt --check --check-format -o "$work/riposte.mo" content/i18n/ru.po
msgcmp content/i18n/ru.po "$work/riposte.pot"
if msgattrib --only-fuzzy --no-obsolete content/i18n/ru.po | grep -q '^msgid'; then
  echo "fuzzy entries are not shown to anybody; settle them:"
  msgattrib --only-fuzzy content/i18n/ru.po
  exit 1
fi
# The check must be able to fail: a text without its Russian is noticed.
mkdir "$work/code"
printf 'void f() { tr("A sentence that nobody has translated."); }\n' >"$work/code/f.cpp"
collect "$work/code" >"$work/unknown.pot"
if msgcmp content/i18n/ru.po "$work/unknown.pot" 2>/dev/null; then
  echo "an untranslated text was not noticed"
  exit 1
fi
echo "$count texts, all with their Russian"
