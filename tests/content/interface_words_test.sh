#!/usr/bin/env bash
# Every word of the interface that the code asks for has its Russian, and every entry can be used.
set -euo pipefail
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
sources() { # FOLDER...
  find "$@" -name '*.cpp' | LC_ALL=C sort
}
collect() { # KEYWORD... → a template of everything the sources on standard input ask for by these
  xgettext --from-code=UTF-8 --language=C++ "${@/#/--keyword=}" --files-from=- -o -
}
words=(tr "trc:1c,2" "trn:1,2")
# guarded() and written() of the store take the pattern of what they cannot do.
errors=(failure:1 phrase:1 guarded:1 written:1)
sources simulator tools | collect "${words[@]}" >"$work/words.pot"
sources simulator tools/ripostectl | collect "${errors[@]}" >"$work/errors.pot"
msgcat --use-first "$work/words.pot" "$work/errors.pot" -o "$work/riposte.pot"
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
for call in tr failure phrase guarded written; do
  printf 'void f() { %s("A sentence that nobody has translated."); }\n' "$call" >"$work/code/f.cpp"
  sources "$work/code" | collect "${words[@]}" "${errors[@]}" >"$work/unknown.pot"
  if msgcmp content/i18n/ru.po "$work/unknown.pot" 2>/dev/null; then
    echo "an untranslated text of $call() was not noticed"
    exit 1
  fi
done
echo "$count texts, all with their Russian"
