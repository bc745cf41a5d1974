import * as assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "../../local/provider/clients";

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

describe("the provider stand-in's failed calls", () => {
    let server: Server;
    let answer: { readonly status: number; readonly type: string; readonly body: string };
    let requests: number;

    before((done) => {
        server = createServer((_, response) => {
            requests += 1;
            response.writeHead(answer.status, { "content-type": answer.type }).end(answer.body);
        }).listen(0, "127.0.0.1", done);
    });

    beforeEach(() => {
        requests = 0;
    });

    after(() => server.close());

    const message = async (): Promise<string> => {
        const sns = await createClient("sns", {
            region: "us-east-1",
            endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
            credentials: { accessKeyId: "test", secretAccessKey: "test" },
        });
        return sns.listTopics({}).then(
            () => "no failure",
            (error: Error) => error.message,
        );
    };

    const page = "<!doctype html><title>500 Internal Server Error</title>";

    it("say that the emulator does not support an operation that it answers with a page", async () => {
        answer = { status: 500, type: "text/html; charset=utf-8", body: page };
        assert.equal(
            await message(),
            "ListTopics: the AWS emulator does not support this operation (HTTP 500 and a web page for an answer)",
        );
    });

    it("are not tried again", async () => {
        answer = { status: 500, type: "text/html; charset=utf-8", body: page };
        await message();
        assert.equal(requests, 1);
    });

    it("tell AWS's code and message", async () => {
        const body =
            "<ErrorResponse><Error><Type>Sender</Type><Code>Throttled</Code><Message>Rate exceeded</Message></Error></ErrorResponse>";
        answer = { status: 400, type: "text/xml", body };
        assert.match(await message(), /^ListTopics: Throttled\w*: Rate exceeded$/);
    });
});
