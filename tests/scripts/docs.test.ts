import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { repositoryFolder } from "../../command-line/paths";
import { generatedFiles, staleFiles } from "../../scripts/docs";
import { temporaryFolder } from "../helpers/programs";

const docs = path.join(repositoryFolder, "docs");

describe("npm run docs", () => {
    it("writes every document that says it is generated", () => {
        const saying = fs
            .readdirSync(docs)
            .filter((name) => name.endsWith(".md"))
            .filter((name) => /^<!-- .*npm run docs -->$/m.test(fs.readFileSync(path.join(docs, name), "utf8")));
        assert.deepEqual(
            generatedFiles()
                .map(({ file }) => path.relative(docs, file))
                .sort(),
            saying.sort(),
        );
    });
});

describe("npm run check:docs", () => {
    it("names the files that differ or are missing, and no others", () => {
        const folder = temporaryFolder();
        const file = (name: string) => path.join(folder, name);
        fs.writeFileSync(file("same.md"), "text\n");
        fs.writeFileSync(file("other.md"), "text\n");
        const found = staleFiles([
            { file: file("same.md"), text: "text\n" },
            { file: file("other.md"), text: "another text\n" },
            { file: file("missing.md"), text: "text\n" },
        ]);
        fs.rmSync(folder, { recursive: true });
        assert.deepEqual(found, [file("other.md"), file("missing.md")]);
    });
});
