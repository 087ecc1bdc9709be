// The seven ways of answering, by the name they have everywhere.

import type { Ask, Response, Verdict } from "../types";
import { judge as select } from "./select";
import { judge as entry } from "./entry";
import { judge as number } from "./number";
import { judge as match } from "./match";
import { judge as order } from "./order";
import { judge as gaps } from "./gaps";
import { judge as essay } from "./essay";

type Judges = { [Name in Ask["interaction"]]: (ask: Extract<Ask, { interaction: Name }>, response: Response) => Verdict };

export const judges: Judges = { select, entry, number, match, order, gaps, essay };

// judge marks a response, part by part. It never fails: a strange response
// earns nothing.
export function judge(ask: Ask, response: Response): Verdict {
  return (judges[ask.interaction] as (ask: Ask, response: Response) => Verdict)(ask, response);
}

// grade is the share of the points that a response earns, from 0 to 1.
export function grade(ask: Ask, response: Response): number {
  return judge(ask, response).score;
}
