//! One stage at a time, over the whole screen, for a room.
