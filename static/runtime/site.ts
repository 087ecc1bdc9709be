// The script of every page.

import { start } from "./start";

start();
