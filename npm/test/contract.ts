// The page's types of answers take what the API's types say that an answer has.
import type * as page from "../../static/src/engine/contract.js";
import type * as api from "../src/types.js";

/** Fails to compile unless every answer is what the page expects. */
type Expect<Answer extends Expected, Expected> = Answer;

export type Same = [
  Expect<api.Report, page.Report>,
  Expect<api.Diagnostic, page.Diagnostic>,
  Expect<api.FixedFile, page.Rewritten>,
  Expect<api.File, page.Rewritten>,
  Expect<api.Preview, page.Preview>,
  Expect<api.Matrix, page.Matrix>,
  Expect<api.Plan, page.MovePlan>,
  Expect<api.Explanation, page.Explained>,
  Expect<api.Rule, page.Rule>,
  Expect<api.Platform, page.Platform>,
];
