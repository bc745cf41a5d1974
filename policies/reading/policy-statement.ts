import { all, any, not, type Answer } from "./answer";
import { callerKeys, conditionsOf, holdsForServices, narrows, type Condition } from "./policy-condition";
import { text } from "./text";
import { list, meets, read, UNKNOWN } from "./value";
import { arnsOverlap, matches } from "./wildcards";

const kinds = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

/** Whom a statement is about. */
export interface Principal {
    readonly kind: (typeof kinds)[number];
    /** `*` for everybody, UNKNOWN while not known. */
    readonly name: string | typeof UNKNOWN;
}

const exceptionKeys = new Set([...callerKeys, "aws:PrincipalIsAWSService"].map((key) => key.toLowerCase()));

/**
 * One statement of a policy. Elements that nobody wrote, or wrote as what they cannot be, hold nothing; while the
 * statement is not known, nothing of it is.
 */
export class Statement {
    readonly allows: Answer;
    readonly denies: Answer;
    /** What the element `Action` names. */
    readonly actions: readonly (string | typeof UNKNOWN)[];
    /** What the element `Resource` names. */
    readonly resources: readonly (string | typeof UNKNOWN)[];
    readonly principals: readonly Principal[];
    /** Whom the element `NotPrincipal` leaves out. */
    readonly spared: readonly Principal[];
    readonly conditions: readonly Condition[];
    /** "unknown" where there may be conditions beside `conditions`. */
    readonly areConditionsKnown: Answer;
    /** What `Action` or, in its place, `NotAction` names, in lower case as IAM compares it. */
    private readonly actionPatterns: readonly (string | typeof UNKNOWN)[];
    private readonly elements: ReadonlyMap<string, unknown>;

    constructor(private readonly statement: unknown) {
        this.elements = new Map(
            Object.keys(Object(statement) as object).map((name) => [name.toLowerCase(), read(statement, name)]),
        );
        this.allows = meets(this.element("Effect"), (effect) => text(effect).toLowerCase() === "allow");
        this.denies = meets(this.element("Effect"), (effect) => text(effect).toLowerCase() === "deny");
        this.actions = texts(this.element("Action"));
        const actions = this.has("Action") ? this.actions : texts(this.element("NotAction"));
        this.actionPatterns = actions.map((action) => (action === UNKNOWN ? action : action.toLowerCase()));
        this.resources = texts(this.element("Resource"));
        this.principals = principalsOf(this.element("Principal"));
        this.spared = principalsOf(this.element("NotPrincipal"));
        const conditions = conditionsOf(this.element("Condition"));
        this.conditions = conditions.filter((condition): condition is Condition => condition !== UNKNOWN);
        this.areConditionsKnown = conditions.includes(UNKNOWN) ? "unknown" : "yes";
    }

    /** Whether it is about an action, such as `s3:DeleteObject`, by `Action` or by `NotAction`. `s3:*` asks for all. */
    covers(action: string): Answer {
        const wanted = action.toLowerCase();
        const named = anyOf(this.actionPatterns, (pattern) => matches(pattern, wanted));
        return this.has("Action") ? named : this.has("NotAction") ? not(named) : "no";
    }

    coversAny(actions: readonly string[]): Answer {
        return any(actions.map((action) => this.covers(action)));
    }

    /**
     * Whether it is about a resource, or some of those that an ARN with wildcards stands for; ARNs of the partition `aws`
     * stand for those of any. A statement without `Resource`, as those of a role's trust policy, is about its own.
     */
    reaches(resource: string): Answer {
        return this.isAbout((pattern) => arnsOverlap(pattern, resource), resource);
    }

    /** Whether it is about all the resources that an ARN with wildcards stands for. */
    reachesAll(resource: string): Answer {
        return this.isAbout((pattern) => matches(pattern, resource), resource);
    }

    /** Whether it is about all principals, or all but some that it allows nothing by `NotPrincipal`. */
    get isForEveryone(): Answer {
        return any([
            ...this.principals.map(({ kind, name }) =>
                kind === "AWS" ? meets(name, (known) => isEveryAccount(String(known))) : "no",
            ),
            this.has("NotPrincipal") ? this.allows : "no",
        ]);
    }

    /** Whether it names a service, such as `cloudtrail.amazonaws.com`, also by the name that it has in China. */
    isForService(service: string): Answer {
        return this.element("Principal") === UNKNOWN
            ? "unknown"
            : anyOf(this.services, (name) => [service, `${service}.cn`, "*"].includes(name.toLowerCase()));
    }

    /** The services that it names. */
    get services(): (string | typeof UNKNOWN)[] {
        return this.principals.filter(({ kind }) => kind === "Service").map(({ name }) => name);
    }

    /** The ids of the accounts that it names, or whose users and roles it names. */
    get accounts(): (string | typeof UNKNOWN)[] {
        return this.principals.flatMap(({ kind, name }) => {
            const id = name === UNKNOWN ? UNKNOWN : /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(name)?.[1];
            return kind === "AWS" && id !== undefined ? [id] : [];
        });
    }

    get hasConditions(): boolean {
        return this.conditions.length > 0 || this.areConditionsKnown === "unknown";
    }

    /**
     * Whether it asks for one of these condition keys to have a value that does not take everybody in: a condition that a
     * request without the key meets, or that any account's ARN meets, does not count.
     */
    requires(keys: readonly string[]): Answer {
        const wanted = keys.map((key) => key.toLowerCase());
        return any([
            ...this.conditions.filter(({ key }) => wanted.includes(key)).map(narrows),
            this.areConditionsKnown === "yes" ? "no" : "unknown",
        ]);
    }

    /** Whether it lets the whole world in: everybody, and no condition says who or from where. */
    get isPublic(): Answer {
        return all([this.allows, this.isForEveryone, not(this.requires(callerKeys))]);
    }

    /**
     * Whether it holds for everybody but those whom it spares by name, in a condition such as `ArnNotLike` on
     * `aws:PrincipalArn`, and AWS's own services. So it is for a Deny. The policy of an identity names no principal.
     */
    get isSweeping(): Answer {
        const isForAll = this.has("Principal") || this.has("NotPrincipal") ? this.isForEveryone : "yes";
        const isNarrow = this.conditions.some(
            ({ key, isNegated }) => !exceptionKeys.has(key) || (!isNegated && key !== "aws:principalisawsservice"),
        );
        return all([isForAll, isNarrow ? "no" : this.areConditionsKnown]);
    }

    /** Whether it holds for everybody and for AWS's own services, too. So it is for a Deny. */
    get stopsServices(): Answer {
        return all([this.isForEveryone, this.conditions.every(holdsForServices) ? this.areConditionsKnown : "no"]);
    }

    /** The value of an element, whatever the case of its name. */
    element(name: string): unknown {
        return this.statement === UNKNOWN ? UNKNOWN : this.elements.get(name.toLowerCase());
    }

    private has(name: string): boolean {
        return this.element(name) !== undefined;
    }

    private isAbout(isNamed: (pattern: string) => boolean, resource: string): Answer {
        if (this.has("Resource")) {
            return anyOf(this.resources, (pattern) => isNamed(inOnePartition(pattern)));
        }
        return this.has("NotResource")
            ? not(anyOf(texts(this.element("NotResource")), (pattern) => matches(inOnePartition(pattern), resource)))
            : "yes";
    }
}

function principalsOf(principal: unknown): Principal[] {
    if (typeof principal !== "object" || principal === null || Array.isArray(principal)) {
        return texts(principal).map((name) => ({ kind: "AWS", name }));
    }
    return kinds.flatMap((kind) =>
        Object.keys(principal)
            .filter((key) => key.toLowerCase() === kind.toLowerCase())
            .flatMap((key) => texts(read(principal, key)).map((name) => ({ kind, name }))),
    );
}

function inOnePartition(arn: string): string {
    return arn.replace(/^arn:[^:]*:/, "arn:aws:");
}

function isEveryAccount(principal: string): boolean {
    return principal === "*" || /^arn:[^:]*:(iam|sts)::\*:/.test(principal);
}

/** The texts in a list, or the lone one in its place. */
function texts(value: unknown): (string | typeof UNKNOWN)[] {
    return list(value).filter((element) => typeof element === "string" || element === UNKNOWN);
}

function anyOf(values: readonly (string | typeof UNKNOWN)[], test: (text: string) => boolean): Answer {
    return any(values.map((value) => meets(value, (known) => test(String(known)))));
}
