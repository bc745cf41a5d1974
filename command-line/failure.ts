/** A failure that the user can act on: printed as it is, without a stack. `fix` says what to do about it. */
export class Failure extends Error {
    constructor(
        message: string,
        readonly fix?: string,
    ) {
        super(message);
        this.name = "Failure";
    }
}
