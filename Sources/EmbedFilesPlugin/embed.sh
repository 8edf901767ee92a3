#!/bin/bash
# Writes the text files under sql/, reports/pages/ and Sources/Importing/Profiles/ into one Swift source: embed.sh PACKAGE-ROOT OUTPUT-FOLDER
# Run by the build plugin at every build; the output is touched only when its text differs.
set -euo pipefail
export LC_ALL=C
root=$1
output=$2
mkdir -p "$output"
generated="$output/EmbeddedFileTable.swift"
draft="$(mktemp "${TMPDIR:-/tmp}/embedded.XXXXXX")"
trap 'rm -f "$draft"' EXIT
cd "$root"
{
    echo '// Generated from sql/, reports/pages/ and Sources/Importing/Profiles/ at build time.'
    echo 'let embeddedFileTable: [(path: String, contents: String)] = ['
    find sql reports/pages Sources/Importing/Profiles -type f \( -name '*.sql' -o -name '*.yaml' -o -name '*.mustache' -o -name '*.css' -o -name '*.js' \) | sort |
        while read -r path; do
            # Six hashes: no file here holds a line with """ and six of them. The newline before the closing quotes
            # is not part of the literal, so a file that ends in a newline needs one more.
            printf '    (\n        path: "%s",\n        contents: ######"""\n' "$path"
            cat "$path"
            printf '\n"""######\n    ),\n'
        done
    echo ']'
} >"$draft"
cmp -s "$draft" "$generated" || cp "$draft" "$generated"
