-- Erasing a case looks for what hangs on its goals; without an index it would read whole tables.
CREATE INDEX planning_goal_parent ON planning_goal (parent_id);
CREATE INDEX planning_step_goal ON planning_step (goal_id);
