"""Drops a file on a window the way a file manager does: XDND version 5, spoken with plain Xlib."""

import ctypes
import ctypes.util
import pathlib
import time

CLIENT_MESSAGE, SELECTION_REQUEST, SELECTION_NOTIFY = 33, 30, 31
ATOM, CURRENT_TIME, PROPERTY_REPLACE = 4, 0, 0


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5)]


class SelectionRequest(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("owner", ctypes.c_ulong), ("requestor", ctypes.c_ulong), ("selection", ctypes.c_ulong), ("target", ctypes.c_ulong),
                ("property", ctypes.c_ulong), ("time", ctypes.c_ulong)]


class SelectionNotify(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("requestor", ctypes.c_ulong), ("selection", ctypes.c_ulong), ("target", ctypes.c_ulong), ("property", ctypes.c_ulong),
                ("time", ctypes.c_ulong)]


class Event(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("client", ClientMessage), ("request", SelectionRequest), ("notify", SelectionNotify),
                ("pad", ctypes.c_long * 24)]


def load_xlib():
    xlib = ctypes.CDLL(ctypes.util.find_library("X11"))
    for name, result, arguments in (
            ("XOpenDisplay", ctypes.c_void_p, [ctypes.c_char_p]),
            ("XDefaultRootWindow", ctypes.c_ulong, [ctypes.c_void_p]),
            ("XCreateSimpleWindow", ctypes.c_ulong, [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_int] * 2 + [ctypes.c_uint] * 3 + [ctypes.c_ulong] * 2),
            ("XInternAtom", ctypes.c_ulong, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]),
            ("XSetSelectionOwner", ctypes.c_int, [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong]),
            ("XSendEvent", ctypes.c_int, [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]),
            ("XChangeProperty", ctypes.c_int, [ctypes.c_void_p] + [ctypes.c_ulong] * 3 + [ctypes.c_int] * 2 + [ctypes.c_char_p, ctypes.c_int]),
            ("XPending", ctypes.c_int, [ctypes.c_void_p]),
            ("XNextEvent", ctypes.c_int, [ctypes.c_void_p, ctypes.c_void_p]),
            ("XFlush", ctypes.c_int, [ctypes.c_void_p]),
            ("XCloseDisplay", ctypes.c_int, [ctypes.c_void_p])):
        function = getattr(xlib, name)
        function.restype, function.argtypes = result, arguments
    return xlib


def drop(display_name, window, paths, seconds=10.0):
    """Returns once the window has fetched the list of files; False where it did not."""
    xlib = load_xlib()
    display = xlib.XOpenDisplay(display_name.encode())
    atom = lambda name: xlib.XInternAtom(display, name.encode(), 0)  # noqa: E731
    source = xlib.XCreateSimpleWindow(display, xlib.XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)
    files = "".join(pathlib.Path(p).absolute().as_uri() + "\r\n" for p in paths).encode()
    xlib.XSetSelectionOwner(display, atom("XdndSelection"), source, CURRENT_TIME)

    def send(message, *data):
        event = Event()
        event.client = ClientMessage(CLIENT_MESSAGE, 0, 1, display, window, atom(message), 32, (ctypes.c_long * 5)(source, *data))
        xlib.XSendEvent(display, window, 0, 0, ctypes.byref(event))

    send("XdndEnter", 5 << 24, atom("text/uri-list"), 0, 0)
    send("XdndPosition", 0, 100 << 16 | 100, CURRENT_TIME, atom("XdndActionCopy"))
    send("XdndDrop", 0, CURRENT_TIME, 0, 0)
    xlib.XFlush(display)
    fetched, end = False, time.monotonic() + seconds
    while not fetched and time.monotonic() < end:
        if not xlib.XPending(display):
            time.sleep(0.02)
            continue
        event = Event()
        xlib.XNextEvent(display, ctypes.byref(event))
        if event.type != SELECTION_REQUEST:
            continue
        ask = event.request
        xlib.XChangeProperty(display, ask.requestor, ask.property, ask.target, 8, PROPERTY_REPLACE, files, len(files))
        answer = Event()
        answer.notify = SelectionNotify(SELECTION_NOTIFY, 0, 1, display, ask.requestor, ask.selection, ask.target, ask.property, ask.time)
        xlib.XSendEvent(display, ask.requestor, 0, 0, ctypes.byref(answer))
        xlib.XFlush(display)
        fetched = True
    time.sleep(0.2)
    xlib.XCloseDisplay(display)
    return fetched
