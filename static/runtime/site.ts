// The script of a page that asks all its questions.

import { start } from "./start";

start();
