package dev.maitredkit.fakeguest.kernel.proc;

import org.pcollections.TreePMap;

/**
 * The parent and the children of a process. Pid 1 is its own parent here.
 *
 * @param children by serial, in the order of their creation; those that were not reaped, so zombies too
 * @param zombies those of the children that have ended
 */
public record Family(Pid parent, TreePMap<Long, Pid> children, TreePMap<Long, Pid> zombies) {
    static Family childOf(Pid parent) {
        return new Family(parent, TreePMap.empty(), TreePMap.empty());
    }

    Family under(Pid other) {
        return new Family(other, children, zombies);
    }

    Family plus(Identity child) {
        return new Family(parent, children.plus(child.serial(), child.pid()), zombies);
    }

    Family mourning(Identity child) {
        return new Family(parent, children, zombies.plus(child.serial(), child.pid()));
    }

    Family minus(Identity child) {
        return new Family(parent, children.minus(child.serial()), zombies.minus(child.serial()));
    }

    Family withoutChildren() {
        return childOf(parent);
    }
}
