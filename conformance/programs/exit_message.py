import sys


def main():
    print("before")
    sys.exit("cannot open the file")


if __name__ == "__main__":
    main()
