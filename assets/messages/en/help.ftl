# help

shortcuts = Shortcuts
symbols = Symbols
a-filled-symbol-stands-at-an-exact = A filled symbol stands at an exact place, a hollow one at an imprecise one; hatching shows where such events may have happened. A ring with a number is several events: click it to zoom in, or to spread out those at one place. Alerts and closures are lanes of the time slider, and symbols only where nothing else matches.
on-the-map-drag-to-move-wheel = On the map: drag to move, wheel to zoom, click to pick, Shift+drag to select a box.
on-the-time-slider-drag-on-the = On the time slider: drag on the track for a new window, drag its edges or its body, Esc while dragging takes it back. Shift snaps to bars, Alt moves both edges. Click a bar for its window, Shift+click to reach there. Double-click the window to zoom to it, double-click elsewhere to see all data. The wheel widens the window, Ctrl+wheel zooms the axis, Shift+wheel or the middle button moves it.
