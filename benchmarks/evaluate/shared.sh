#!/bin/sh
# Reads pages with gold that are kept outside the project and hands the export to the scorer that lies beside them.
# usage: shared.sh BIN FOLDER, where FOLDER holds score.py and contacts/
set -eu
bin=$1
folder=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$bin/dragoman" read "$folder"/contacts/*.txt --dossier "$work/shared.dossier" || test $? -eq 1
"$bin/dragoman" export --dossier "$work/shared.dossier" --format jsonl -o "$work/shared.jsonl"
"$bin/python" "$folder/score.py" "$work/shared.jsonl" "$folder/contacts"
