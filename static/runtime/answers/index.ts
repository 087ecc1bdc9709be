// The seven ways of answering on the page, by the name they have everywhere.

import type { Ask } from "../types";
import type { Answer, Place } from "./answer";
import { select } from "./select";
import { entry, number } from "./typed";
import { match } from "./match";
import { order } from "./order";
import { gaps } from "./gaps";
import { essay } from "./essay";

type Answers = { [Name in Ask["interaction"]]: (p: Place<Extract<Ask, { interaction: Name }>>) => Answer };

export const answers: Answers = { select, entry, number, match, order, gaps, essay };
