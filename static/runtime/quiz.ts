// The script of a quiz that draws some of its questions.

import { draws } from "./draw";
import { start } from "./start";

start(draws);
