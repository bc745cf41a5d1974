import { scenarioFiles } from "./helpers/stacks";
import { assertFindings } from "./helpers/server";

for (const { name, stacks } of scenarioFiles()) {
    describe(`the stacks of ${name}`, () => {
        for (const { name: meaning, program, finds = [], preview = finds, config } of stacks) {
            it(meaning, async () => {
                await assertFindings(program, finds, preview, config);
            });
        }
    });
}
