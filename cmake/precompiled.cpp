// Nothing: a target of this source is there for the headers that it compiles.
