import * as fs from "node:fs/promises";

/** Whether a file or folder is there. */
export async function exists(file: string): Promise<boolean> {
    return fs.access(file).then(
        () => true,
        () => false,
    );
}

/**
 * Fills `folder` through `fill`, which gets the folder to write to. `folder` appears only when everything in it is
 * finished; what a killed run left behind is removed first.
 */
export async function installFolder(folder: string, fill: (partial: string) => Promise<void>): Promise<void> {
    const partial = `${folder}.partial`;
    await fs.rm(partial, { recursive: true, force: true });
    await fs.mkdir(partial, { recursive: true });
    try {
        await fill(partial);
        await fs.rm(folder, { recursive: true, force: true });
        await fs.rename(partial, folder);
    } finally {
        await fs.rm(partial, { recursive: true, force: true });
    }
}
