internal import Glibc

exit(Frontdesk.main(CommandLine.arguments))
