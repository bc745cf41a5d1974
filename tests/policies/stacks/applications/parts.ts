import { from, type Program, type Reference } from "../../helpers/program";

type Definition = Program[string];
type Inputs = Readonly<Record<string, unknown>>;

const account = "444455556666";

/** A policy document as text. */
export function document(...statements: readonly unknown[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

export function allow(action: string | readonly string[], resource: unknown, others: Inputs = {}): Inputs {
    return { Effect: "Allow", Action: action, Resource: resource, ...others };
}

export function trust(principal: Inputs, others: Inputs = {}): string {
    return document({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", ...others });
}

/** A role that a service of AWS assumes. */
export function role(name: string, service: string, inputs: Inputs = {}): Definition {
    return {
        type: "aws:iam/role:Role",
        inputs: { name, assumeRolePolicy: trust({ Service: service }), ...inputs },
        computed: { arn: `arn:aws:iam::${account}:role/${name}`, id: name },
    };
}

export function attachment(to: string, policy: string | Reference): Definition {
    return {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        inputs: { role: from(to, "name"), policyArn: policy },
    };
}

export function inlinePolicy(to: string, policy: unknown): Definition {
    return { type: "aws:iam/rolePolicy:RolePolicy", inputs: { role: from(to, "id"), policy } };
}

export function managed(name: string): string {
    return `arn:aws:iam::aws:policy/${name}`;
}

export function bucket(name: string, inputs: Inputs = {}): Definition {
    return {
        type: "aws:s3/bucket:Bucket",
        inputs: { bucket: name, ...inputs },
        computed: {
            id: name,
            arn: `arn:aws:s3:::${name}`,
            bucketRegionalDomainName: `${name}.s3.us-east-1.amazonaws.com`,
            // What S3 has for a bucket nobody set anything for.
            acl: "private",
            policy: "",
            versioning: { enabled: false, mfaDelete: false },
        },
    };
}

export function privately(of: string): Definition {
    return {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        inputs: {
            bucket: from(of, "id"),
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
    };
}

export function bucketPolicy(of: string, ...statements: readonly unknown[]): Definition {
    return {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: from(of, "id"), policy: document(...statements) },
    };
}

/** The statement that a service of AWS's may write its logs into a bucket. */
export function delivery(service: string, bucketName: string, others: Inputs = {}): Inputs {
    return {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${bucketName}/*`,
        ...others,
    };
}

export function key(description: string, inputs: Inputs = {}): Definition {
    return {
        type: "aws:kms/key:Key",
        inputs: { description, enableKeyRotation: true, deletionWindowInDays: 30, ...inputs },
        computed: {
            arn: `arn:aws:kms:us-east-1:${account}:key/${description}`,
            id: description,
            keyId: description,
        },
    };
}

export function logGroup(name: string, inputs: Inputs = {}): Definition {
    return {
        type: "aws:cloudwatch/logGroup:LogGroup",
        inputs: { name, retentionInDays: 30, ...inputs },
        computed: { arn: `arn:aws:logs:us-east-1:${account}:log-group:${name}`, id: name },
    };
}

export function topic(name: string, inputs: Inputs = {}): Definition {
    return {
        type: "aws:sns/topic:Topic",
        inputs: { name, kmsMasterKeyId: "alias/aws/sns", ...inputs },
        computed: { arn: `arn:aws:sns:us-east-1:${account}:${name}`, id: `arn:aws:sns:us-east-1:${account}:${name}` },
    };
}

export function queue(name: string, inputs: Inputs = {}): Definition {
    return {
        type: "aws:sqs/queue:Queue",
        inputs: { name, messageRetentionSeconds: 1209600, ...inputs },
        computed: {
            arn: `arn:aws:sqs:us-east-1:${account}:${name}`,
            id: `https://sqs.us-east-1.amazonaws.com/${account}/${name}`,
        },
    };
}

export function lambda(name: string, inputs: Inputs = {}): Definition {
    return {
        type: "aws:lambda/function:Function",
        inputs: {
            name,
            runtime: "nodejs22.x",
            handler: "index.handler",
            environment: { variables: { LOG_LEVEL: "info" } },
            ...inputs,
        },
        computed: { arn: `arn:aws:lambda:us-east-1:${account}:function:${name}`, id: name },
    };
}

export function secret(name: string): Definition {
    return {
        type: "aws:secretsmanager/secret:Secret",
        inputs: { name },
        computed: { arn: `arn:aws:secretsmanager:us-east-1:${account}:secret:${name}-AbCdEf` },
    };
}

/** A resource of any other type. */
export function resource(type: string, inputs: Inputs, computed: Inputs = {}): Definition {
    return { type, inputs, computed };
}
