# Removes the container $2 with the command $1 as soon as standard input ends.
trap '' HUP INT TERM PIPE
while read -r _; do :; done
exec >/dev/null
"$1" rm --force --volumes "$2"
# The engine may still have been busy with creating it.
sleep 1
"$1" rm --force --volumes "$2"
